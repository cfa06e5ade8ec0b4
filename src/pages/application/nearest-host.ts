import { getDomain } from 'tldts'

/**
 * The value whose host is nearest to a host in the tree of names, as `app.staging.example.com` is to
 * `auth.staging.example.com`. Only names of the same registered domain are near each other. `undefined` where several are nearest.
 */
export function nearestTo<T>(host: string, values: readonly T[], hostOf: (value: T) => string): T | undefined {
  const near = values
    .map((value) => ({ value, steps: stepsBetween(host, hostOf(value)) }))
    .sort((one, other) => one.steps - other.steps)
  const [nearest, next] = near
  if (nearest === undefined || nearest.steps === Number.POSITIVE_INFINITY || nearest.steps === next?.steps)
    return undefined
  return nearest.value
}

function stepsBetween(one: string, other: string): number {
  const domain = getDomain(one, { allowPrivateDomains: true })
  const isOneSite = domain !== null && domain === getDomain(other, { allowPrivateDomains: true })
  if (!isOneSite) return one === other ? 0 : Number.POSITIVE_INFINITY
  const [labels, otherLabels] = [one.split('.').reverse(), other.split('.').reverse()]
  const firstUnlike = labels.findIndex((label, i) => label !== otherLabels[i])
  const shared = firstUnlike === -1 ? labels.length : firstUnlike
  return labels.length + otherLabels.length - 2 * shared
}
