import type { Context } from '#platform/context.ts'
import { parseEmailAddress } from '#platform/email-address.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { type Refusal, type SignedMessage, toleratedSeconds, verifyMessage } from '../../agent-issuers/index.ts'
import { idJagType } from '../../oauth-server/index.ts'
import {
  assertionOver,
  invalidAssertion,
  issuerNotEnabled,
  loginRequired,
  missingVerifiedEmail,
  wrongAudience,
  wrongSignature,
} from '../errors.ts'

export const idJagErrors = [
  issuerNotEnabled,
  invalidAssertion,
  wrongSignature,
  wrongAudience,
  assertionOver,
  missingVerifiedEmail,
  loginRequired,
]

/** The claims of a trusted issuer about the person of an agent (draft-ietf-oauth-identity-assertion-authz-grant). */
export interface IdJag extends SignedMessage {
  /** From when on it need not be remembered. */
  countsUntil: Date
  /** As written. Only the issuer's word, unless it is verified. */
  email: string | undefined
  isEmailVerified: boolean
}

/** The longest time until an assertion expires, since it is remembered until then. */
const longestSeconds = 600

/** @throws issuerNotEnabled, invalidAssertion, wrongSignature, wrongAudience, assertionOver, missingVerifiedEmail, loginRequired */
export async function readIdJag(ctx: Context, text: string): Promise<IdJag> {
  const signed = await verifyMessage(ctx, text, idJagType)
  if (typeof signed === 'string') throw refusals[signed]()
  const { issuer, claims } = signed
  const seconds = ctx.now().getTime() / 1_000
  const { exp, auth_time, email, email_verified, phone_number_verified } = claims
  if (exp === undefined) throw invalidAssertion('it has no `exp`')
  if (exp > seconds + longestSeconds + toleratedSeconds)
    throw invalidAssertion(`it lasts longer than ${longestSeconds} s`)
  if (email_verified !== true && phone_number_verified !== true) throw missingVerifiedEmail()
  const isFresh =
    typeof auth_time === 'number' &&
    auth_time <= seconds + toleratedSeconds &&
    auth_time >= seconds - issuer.max_age_seconds - toleratedSeconds
  if (!isFresh) throw loginRequired(issuer.max_age_seconds)
  return {
    ...signed,
    countsUntil: new Date((exp + toleratedSeconds) * 1_000),
    email: typeof email === 'string' && parseEmailAddress(email) !== undefined ? email : undefined,
    isEmailVerified: email_verified === true,
  }
}

const refusals: Record<Refusal, () => DomainError> = {
  malformed: () => invalidAssertion(`it is no JWT of type ${idJagType} with all claims that it needs`),
  unknown_issuer: issuerNotEnabled,
  unknown_key: wrongSignature,
  wrong_signature: wrongSignature,
  wrong_audience: wrongAudience,
  over: assertionOver,
}
