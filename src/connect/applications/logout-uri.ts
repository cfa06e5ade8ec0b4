import type { Context } from '#platform/context.ts'
import type { Fault } from '#platform/http/errors.ts'
import { refuseAddress } from './refuse-address.ts'

/**
 * The address for logout tokens. An empty string removes it. It has no fragment (OpenID Connect Back-Channel Logout §2.2).
 */
export function readLogoutUri(
  { system }: Pick<Context, 'system'>,
  given: string,
): { uri: string | null; faults: Fault[] } {
  if (given === '') return { uri: null, faults: [] }
  const why = refuseAddress(system, given) ?? (given.includes('#') ? 'it has a fragment' : undefined)
  if (why === undefined) return { uri: given, faults: [] }
  const field = 'backchannel_logout_uri'
  const message = `\`${field}\` cannot be used: ${why}.`
  return { uri: null, faults: [{ field, code: 'backchannel_logout_uri_not_allowed', message }] }
}
