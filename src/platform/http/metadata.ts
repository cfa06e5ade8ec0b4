import { invalidMetadata } from './shared-errors.ts'

/**
 * Applies a change to stored metadata: keys merge, a key set to `null` goes, `null` or `{}` as a whole clears everything.
 *
 * @throws invalidMetadata when the result breaks a limit: 50 keys, 40 characters a key, 600 a value.
 */
export function changeMetadata(
  current: Record<string, string>,
  change: Record<string, string | null> | null,
): Record<string, string> {
  if (change === null || Object.keys(change).length === 0) return {}
  const merged = new Map<string, string | null>([...Object.entries(current), ...Object.entries(change)])
  const kept = [...merged].filter((entry): entry is [string, string] => entry[1] !== null)
  if (kept.length > 50) throw invalidMetadata('at most 50 keys are allowed')
  for (const [key, value] of kept) {
    if (key.length > 40)
      throw invalidMetadata(`the key ${JSON.stringify(key.slice(0, 40))}… is longer than 40 characters`)
    if (value.length > 600) throw invalidMetadata(`the value of ${JSON.stringify(key)} is longer than 600 characters`)
  }
  return Object.fromEntries(kept)
}
