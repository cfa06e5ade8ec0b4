import type { Fault } from '#platform/http/errors.ts'
import type { ClientKeySetRow } from './keys/schemas.ts'

/** `fapi2`: the FAPI 2.0 Security Profile. */
export const securityProfiles = ['none', 'fapi2'] as const
export type SecurityProfile = (typeof securityProfiles)[number]

/** What may sign for an application of the profile, and what signs for it (FAPI 2.0 §5.4). RS256 is not among them. */
export const fapiAlgorithms = ['PS256', 'ES256', 'EdDSA', 'Ed25519']

/** What an application lacks to hold itself to the profile: a key with which it can authenticate. */
export function fapiFaults({ jwks, jwks_uri }: Pick<ClientKeySetRow, 'jwks' | 'jwks_uri'>): Fault[] {
  if (jwks === null && jwks_uri === null)
    return [
      fault('key_set_missing', 'the application has no key set. Set one with PUT /connect/applications/{id}/key_set'),
    ]
  // A key without `alg` is for every algorithm of its kind. What is behind an address may change at any time.
  const isUsable = jwks === null || jwks.keys.some(({ alg }) => alg === undefined || fapiAlgorithms.includes(alg))
  return isUsable
    ? []
    : [fault('key_set_not_usable', 'all keys of the application are for RS256. Add one for PS256, ES256 or EdDSA')]
}

function fault(code: string, why: string): Fault {
  return { field: 'security_profile', code, message: `\`security_profile\` cannot be \`fapi2\`: ${why}.` }
}
