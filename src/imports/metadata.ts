import { isRecord } from '#platform/records.ts'
import type { Problem } from './records.ts'

const mostKeys = 50
const longestKey = 40
const longestValue = 600
/** Names of members with secrets: they are never copied where an application's pages may show them. */
const secretName = /(^|[._-])(password|passwd|secret|token|totp|otp|mfa|backup_?codes?|private_?key|api_?key)([._-]|$)/i

/**
 * Metadata of the source as the API takes it: text of at most 600 characters under at most 50 keys of at most 40. Numbers and booleans
 * become text, objects JSON. What doesn't fit is named.
 *
 * @param map other names for keys, and for members inside: `plan.tier` → `tier`. A member that is mapped to '' is left out.
 */
export function fitMetadata(
  given: Readonly<Record<string, unknown>>,
  map: ReadonlyMap<string, string>,
): { metadata: Record<string, string>; problems: Problem[] } {
  const metadata = new Map<string, string>()
  const problems: Problem[] = []
  const refuse = (key: string, why: string) =>
    void problems.push({ code: 'metadata_left_out', message: `The metadata \`${key}\` was left out: ${why}.` })
  for (const [path, value] of entriesOf(given, map)) {
    const key = map.get(path) ?? path
    const text = textOf(value)
    if (text === undefined || key === '') continue
    if (secretName.test(key) || hasSecretInside(value))
      refuse(key, 'it has the name of a secret, which metadata must not contain')
    else if (key.length > longestKey)
      refuse(key, `a key has at most ${longestKey} characters. Shorten it: --metadata-map "${path}=shorter"`)
    else if (text.length > longestValue) refuse(key, `a value has at most ${longestValue} characters`)
    else if (metadata.size === mostKeys) refuse(key, `there are at most ${mostKeys} keys`)
    else metadata.set(key, text)
  }
  return { metadata: Object.fromEntries(metadata), problems }
}

/** Metadata of this API in another place, as it is. */
export function takeMetadata(given: Readonly<Record<string, unknown>>): {
  metadata: Record<string, string>
  problems: Problem[]
} {
  const texts = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return { metadata: Object.fromEntries(texts), problems: [] }
}

/** The members, and before them those inside that are mapped by their path. */
function* entriesOf(
  given: Readonly<Record<string, unknown>>,
  map: ReadonlyMap<string, string>,
): Generator<[string, unknown]> {
  for (const path of map.keys())
    if (path.includes('.')) {
      const value = path.split('.').reduce<unknown>((at, name) => Reflect.get(Object(at), name), given)
      yield [path, value]
    }
  yield* Object.entries(given)
}

function hasSecretInside(value: unknown): boolean {
  return (
    isRecord(value) && Object.entries(value).some(([name, inner]) => secretName.test(name) || hasSecretInside(inner))
  )
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
}
