import { refuseRedirectUri } from '#environment/redirect-uris/index.ts'
import type { Fault } from '#platform/http/errors.ts'
import type { GivenRedirectUri, RegisteredRedirectUri } from './schemas.ts'

/**
 * The redirect URIs of an application, with exactly one default: the one marked as default, or the first. They are
 * compared character by character (RFC 9700 §2.1), so wildcards are refused.
 */
export function readRedirectUris(
  given: readonly GivenRedirectUri[],
  development: boolean,
): { uris: RegisteredRedirectUri[]; faults: Fault[] } {
  const faults = given.flatMap(({ uri }, i): Fault[] => {
    const why = refusalOf(uri, development) ?? (isRepeated(given, i) ? 'it is given twice' : undefined)
    if (why === undefined) return []
    const field = `redirect_uris.${i}.uri`
    return [{ field, code: 'redirect_uri_not_allowed', message: `\`${field}\` cannot be registered: ${why}.` }]
  })
  if (given.filter((each) => each.default).length > 1)
    faults.push({
      field: 'redirect_uris',
      code: 'several_default_redirect_uris',
      message: 'Of `redirect_uris` only one can be the default.',
    })
  const found = given.findIndex((each) => each.default)
  const chosen = Math.max(found, 0)
  return { uris: given.map(({ uri }, i) => ({ uri, default: i === chosen })), faults }
}

function refusalOf(uri: string, development: boolean): string | undefined {
  return uri.includes('*') ? 'it holds a wildcard' : refuseRedirectUri(uri, development)
}

function isRepeated(given: readonly GivenRedirectUri[], at: number): boolean {
  return given.findIndex(({ uri }) => uri === given[at]?.uri) < at
}
