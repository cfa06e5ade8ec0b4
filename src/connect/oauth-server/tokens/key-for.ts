import { forPs256, type SigningKey } from '#sign-in/access-tokens/index.ts'
import type { SecurityProfile } from '../../applications/index.ts'

/** The key that signs for an application: RS256 as the official API has it, or what its security profile permits. */
export function keyFor({ security_profile }: { security_profile: SecurityProfile }, key: SigningKey): SigningKey {
  return security_profile === 'fapi2' ? forPs256(key) : key
}
