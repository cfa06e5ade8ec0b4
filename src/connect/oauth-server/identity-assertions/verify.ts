import type { Context } from '#platform/context.ts'
import { OidcFailure, type OidcFailureCause } from '#protocol/oidc/index.ts'
import { readAssertion } from '#sso/oidc-client/index.ts'
import { AssertionFailure } from './failures.ts'
import type { NamedProfile } from './find-profile.ts'

/** What is wrong with the token. Every other failure is about the provider, and what it publishes. */
const ofToken: readonly OidcFailureCause[] = [
  ...(['malformed_id_token', 'unsigned_id_token', 'forbidden_algorithm', 'unknown_critical_header'] as const),
  ...(['unknown_key', 'ambiguous_key', 'weak_key', 'wrong_signature'] as const),
]

/** The claims of an assertion that the provider of its connection has signed. @throws AssertionFailure */
export async function verifiedClaims(
  ctx: Context,
  { connection_id: id, issuer }: NamedProfile,
  assertion: string,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await readAssertion(ctx, { id, issuer }, assertion)
  } catch (error) {
    if (!(error instanceof OidcFailure)) throw error
    const cause = ofToken.includes(error.reason) ? 'wrong_signature' : 'keys_unavailable'
    throw new AssertionFailure(cause, { ...error.details, cause: error.reason })
  }
}
