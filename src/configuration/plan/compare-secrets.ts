import { ConfigError } from '#platform/config-error.ts'
import { isRecord } from '#platform/records.ts'
import { type Api, NotServed } from '../api.ts'
import type { Wanted } from '../file/read-files.ts'
import type { Found } from '../kinds/kind.ts'
import { operationOf } from '../kinds/schemas.ts'
import { referenceAt, type Secrets } from '../secrets.ts'

/** What a secret of an object on the server is, beside the one that a file refers to. */
export type SecretState = 'same' | 'different' | 'absent'

export interface SecretStates {
  /** Nothing for a secret that could not be compared. */
  of(wanted: Wanted, path: readonly string[]): SecretState | undefined
  /** Why secrets could not be compared, in sentences. */
  readonly notCompared: readonly string[]
}

export const noSecretStates: SecretStates = { of: () => undefined, notCompared: [] }

interface Asked {
  wanted: Wanted
  path: readonly string[]
  reference: string
  subject: { kind: string; id: string; member: string }
}

/** The server compares so many at once. */
const atOnce = 50

/**
 * Asks the server which of the secrets that files refer to are those that it has. Only the references go into the plan.
 *
 * @param found the object as it is on the server, if there is one
 */
export async function compareSecrets(
  api: Api,
  secrets: Secrets,
  wanted: readonly Wanted[],
  found: (each: Wanted) => Found | undefined,
): Promise<SecretStates> {
  const states = new Map<Wanted, Map<string, SecretState>>()
  const unresolved = new Set<string>()
  const resolved: { asked: Asked; value: string }[] = []
  for (const asked of wanted.flatMap((each) => questionsOf(each, found(each)))) {
    const value = await secrets.resolve(asked.reference).catch((error: unknown) => {
      if (error instanceof ConfigError) return undefined
      throw error
    })
    if (value === undefined) unresolved.add(asked.reference)
    else resolved.push({ asked, value })
  }
  for (let i = 0; i < resolved.length; i += atOnce) {
    const batch = resolved.slice(i, i + atOnce)
    const results = await askServer(api, batch)
    if (results === undefined)
      return { of: () => undefined, notCompared: ['This release of the server does not compare secrets.'] }
    for (const [at, { asked }] of batch.entries()) {
      const result = results[at]
      const ofObject = states.get(asked.wanted) ?? new Map<string, SecretState>()
      if (result !== undefined) states.set(asked.wanted, ofObject.set(asked.path.join('.'), result))
    }
  }
  return {
    of: (each, path) => states.get(each)?.get(path.join('.')),
    notCompared:
      unresolved.size === 0
        ? []
        : [`These references lead to nothing here, so their secrets were not compared: ${[...unresolved].join(', ')}.`],
  }
}

function questionsOf(wanted: Wanted, found: Found | undefined): Asked[] {
  const { kind, value } = wanted
  const { holder } = kind
  if (found === undefined || holder === undefined) return []
  return kind.secrets.flatMap((path) => {
    const reference = referenceAt(value, path)
    if (reference === undefined) return []
    const subject = { kind: holder.kind, id: String(found.item[holder.id]), member: path.at(-1) ?? '' }
    return [{ wanted, path, reference, subject }]
  })
}

/** @returns nothing where the server has no such operation */
async function askServer(
  api: Api,
  batch: readonly { asked: Asked; value: string }[],
): Promise<(SecretState | undefined)[] | undefined> {
  const { path } = operationOf('gatehouse.secrets.compare')
  const body = { secrets: batch.map(({ asked, value }) => ({ ...asked.subject, value })) }
  try {
    const { data } = await api.call('POST', path, body)
    return Array.isArray(data) ? data.map((each) => stateOf(isRecord(each) ? each.result : undefined)) : []
  } catch (error) {
    if (error instanceof NotServed) return undefined
    throw error
  }
}

function stateOf(result: unknown): SecretState | undefined {
  return result === 'same' || result === 'different' || result === 'absent' ? result : undefined
}
