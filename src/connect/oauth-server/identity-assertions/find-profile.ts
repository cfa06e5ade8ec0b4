import { decodeProtectedHeader } from 'jose'
import type { Context } from '#platform/context.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { type AssertedProfile, findAssertedProfiles } from '#sso/profiles/index.ts'
import { idJagType } from '../id-jag-names.ts'
import { claimsNamedBy, issuerOf } from '../issuers/issuer.ts'
import { AssertionFailure } from './failures.ts'

/** A person whom an assertion names, at the connection whose provider has to have signed it. */
export interface NamedProfile extends AssertedProfile {
  issuer: string
  subject: string
}

/**
 * Whom an assertion is about, by what it says before anything of it is verified. Of two connections with the same
 * provider, it means the one through which the person has signed in, or else that of the organization which it names.
 *
 * @throws AssertionFailure
 */
export async function findNamedProfile(ctx: Context, assertion: string): Promise<NamedProfile> {
  if (typeOf(assertion) !== idJagType) throw new AssertionFailure('not_an_assertion')
  const { iss: issuer, sub: subject, aud_tenant: organizationId } = claimsNamedBy(assertion)
  if (!isText(issuer) || !isText(subject)) throw new AssertionFailure('missing_claim', { claims: ['iss', 'sub'] })
  if (organizationId !== undefined && !isText(organizationId))
    throw new AssertionFailure('invalid_claim', { claim: 'aud_tenant' })
  // The draft, in "Cross-Domain Use": no one takes their own assertions.
  if (issuer === issuerOf(ctx)) throw new AssertionFailure('unknown_issuer')
  const [profile, other] = await findAssertedProfiles(ctx, { issuer, subject, organizationId })
  if (profile === undefined) throw new AssertionFailure('unknown_issuer')
  if (other?.user_id != null) throw new AssertionFailure('ambiguous_subject')
  return { ...profile, issuer, subject }
}

function typeOf(assertion: string): unknown {
  try {
    return decodeProtectedHeader(assertion).typ
  } catch {
    return undefined
  }
}

/** As long as an id of a person at a provider may be, and an address. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 2_000 && isStorableText(value)
}
