import { defined } from '#platform/defined.ts'
import type { LiveGrant } from '../../grants/index.ts'

const multiFactor = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'
/** Phishing-resistant, of OpenID Connect Extended Authentication Profile ACR Values 1.0. */
const phishingResistant = 'phr'

/** The values of `acr` that a sign-in can have, the strongest first. */
export const acrValues = [phishingResistant, multiFactor] as const

/** Those that a sign-in has which was done in these ways (RFC 8176). A passkey is a key, and what unlocks it. */
export function acrsOf(amr: readonly string[]): readonly string[] {
  if (amr.includes('pop')) return acrValues
  return amr.includes('mfa') ? [multiFactor] : []
}

/** `amr` and `acr` of an ID token. `acr` is the first value that was asked for, or the strongest that the sign-in has. */
export function authenticationContext({ amr, requested_claims }: Pick<LiveGrant, 'amr' | 'requested_claims'>) {
  if (amr === null || amr.length === 0) return {}
  const met = acrsOf(amr)
  const acr = requested_claims?.acrs.find((each) => met.includes(each)) ?? met[0]
  return { amr, ...defined({ acr }) }
}
