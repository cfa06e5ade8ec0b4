import { Type } from 'typebox'
import { platformErrors } from '#platform/http/errors.ts'

/** Which keys wrap a data key: one for each entry. */
export type KeyContext = Readonly<Record<string, string>>

const longestName = 120

export const KeyContext = Type.Unsafe<KeyContext>({
  type: 'object',
  additionalProperties: { type: 'string', maxLength: 500 },
  maxProperties: 10,
  description: 'Selects the keys: one for each entry. All of them are needed to decrypt.',
})

/** An entry of a context. Both are empty for a context without entries. */
export interface KeyEntry {
  name: string
  value: string
}

/**
 * The entries of a context in one order, in which their keys are used.
 *
 * @throws invalidRequest for a name that is empty or too long
 */
export function entriesOf(context: KeyContext): KeyEntry[] {
  const entries = Object.entries(context).map(([name, value]) => ({ name, value }))
  const wrong = entries.find(({ name }) => name === '' || [...name].length > longestName)
  if (wrong !== undefined) {
    const message = `A name in the context has ${[...wrong.name].length} characters. Send names of 1 to ${longestName} characters.`
    throw platformErrors.invalidRequest([{ field: 'context', code: 'context_name_invalid', message }])
  }
  if (entries.length === 0) return [{ name: '', value: '' }]
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** The organization that a context is about, for the filter of events. */
export function organizationIn({ organization_id: id }: KeyContext): string | null {
  return id !== undefined && /^org_\w{1,64}$/.test(id) ? id : null
}
