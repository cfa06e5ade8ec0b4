import { platformErrors } from '#platform/http/errors.ts'
import { isStorableText } from '#platform/http/json-body.ts'

/** Longer than anything that is stored: the secret of a client at another service. */
const longestText = 8_192
/** More than any list of the operations takes, whose own bounds are lower. */
const longestList = 1_000

/**
 * Refuses texts that cannot be stored and what is longer than anything is, before a field looks at its own bounds. In a document,
 * texts are written as literals, which no check of the body has seen.
 *
 * @throws invalidRequest
 */
export function checkArguments(args: object): void {
  for (const [name, value] of Object.entries(args)) check(name, value)
}

function check(path: string, value: unknown): void {
  if (typeof value === 'string') {
    if (value.length > longestText)
      throw refused(path, 'too_long', `\`${path}\` has more than ${longestText} characters. Send a shorter text.`)
    if (!isStorableText(value))
      throw refused(
        path,
        'text_not_allowed',
        `\`${path}\` holds a NUL character or an unpaired surrogate. Send text without them.`,
      )
  } else if (Array.isArray(value)) {
    if (value.length > longestList)
      throw refused(path, 'too_many', `\`${path}\` has more than ${longestList} entries. Send fewer.`)
    for (const each of value) check(path, each)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) check(`${path}.${name}`, each)
  }
}

function refused(field: string, code: string, message: string) {
  return platformErrors.invalidRequest([{ field, code, message }])
}
