import { type TSchema, Type } from 'typebox'
import { recordEvent } from '#events/event-log/index.ts'
import { countProof } from '#events/tallies/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { defineEvent } from '#platform/events/define-event.ts'
import { type CommittedError, commitWith, type DomainError } from '#platform/http/errors.ts'
import { Nullable, PersonalEmail, PersonalText } from '#platform/http/fields.ts'
import { notSecret } from '#platform/marks.ts'
import type { Origin } from './attempt.ts'

const origin = { ip_address: PersonalText, user_agent: PersonalText }

function succeeded<T extends string>(type: T) {
  return Type.Object({
    type: Type.Literal(type),
    status: Type.Literal('succeeded'),
    ...origin,
    user_id: Type.String(),
    email: PersonalEmail,
  })
}

function failed<T extends string>(type: T) {
  return Type.Object({
    type: Type.Literal(type),
    status: Type.Literal('failed'),
    ...origin,
    user_id: Nullable(Type.String()),
    email: Nullable(PersonalEmail),
    error: Type.Object({ code: Type.String(notSecret), message: Type.String() }),
  })
}

export const passwordSucceeded = defineEvent('authentication.password_succeeded', succeeded('password'))
export const passwordFailed = defineEvent('authentication.password_failed', failed('password'))
export const magicAuthSucceeded = defineEvent('authentication.magic_auth_succeeded', succeeded('magic_auth'))
export const magicAuthFailed = defineEvent('authentication.magic_auth_failed', failed('magic_auth'))
export const emailVerificationSucceeded = defineEvent(
  'authentication.email_verification_succeeded',
  succeeded('email_verification'),
)
export const emailVerificationFailed = defineEvent(
  'authentication.email_verification_failed',
  failed('email_verification'),
)
export const oauthSucceeded = defineEvent(
  'authentication.oauth_succeeded',
  // The official description allows null, which never occurs.
  Type.Object({ ...succeeded('oauth').properties, user_id: Nullable(Type.String()) }),
)
export const oauthFailed = defineEvent('authentication.oauth_failed', failed('oauth'))
export const passkeySucceeded = defineEvent('authentication.passkey_succeeded', succeeded('passkey'))
export const passkeyFailed = defineEvent('authentication.passkey_failed', failed('passkey'))
export const mfaSucceeded = defineEvent('authentication.mfa_succeeded', succeeded('mfa'))
export const mfaFailed = defineEvent('authentication.mfa_failed', failed('mfa'))
export const reauthenticationSucceeded = defineEvent(
  'authentication.reauthentication_succeeded',
  succeeded('reauthentication'),
)
export const radarRiskDetected = defineEvent(
  'authentication.radar_risk_detected',
  Type.Object({
    auth_method: Type.String(),
    action: Type.Enum(['signup', 'login']),
    control: Nullable(Type.String()),
    blocklist_type: Nullable(Type.String()),
    ...origin,
    user_id: Type.String(),
    email: PersonalEmail,
  }),
)

const definitions = {
  password: { succeeded: passwordSucceeded, failed: passwordFailed },
  magic_auth: { succeeded: magicAuthSucceeded, failed: magicAuthFailed },
  email_verification: { succeeded: emailVerificationSucceeded, failed: emailVerificationFailed },
  oauth: { succeeded: oauthSucceeded, failed: oauthFailed },
  passkey: { succeeded: passkeySucceeded, failed: passkeyFailed },
  mfa: { succeeded: mfaSucceeded, failed: mfaFailed },
}

/** The proofs of identity that announce their outcome. */
export type Proof = keyof typeof definitions

/** @param proof what was proven, or that a signed-in user signed in again because the application required it. */
export function announceSuccess(
  tx: TransactionContext,
  proof: Proof | 'reauthentication',
  who: Origin & { userId: string; email: string },
): void {
  const event = proof === 'reauthentication' ? reauthenticationSucceeded : definitions[proof].succeeded
  countProof(tx, proof)
  recordEvent<TSchema>(tx, event, {
    type: proof,
    status: 'succeeded',
    ip_address: who.ipAddress,
    user_agent: who.userAgent,
    user_id: who.userId,
    email: who.email,
  })
}

/** Records a failed proof. @returns the refusal, which commits with its event. */
export async function announceFailure(
  ctx: Context,
  proof: Proof,
  who: Origin & { userId: string | null; email: string | null },
  error: DomainError,
): Promise<CommittedError> {
  await ctx.transaction(async (tx) => {
    countProof(tx, proof, error.definition.code)
    recordEvent<TSchema>(tx, definitions[proof].failed, {
      type: proof,
      status: 'failed',
      ip_address: who.ipAddress,
      user_agent: who.userAgent,
      user_id: who.userId,
      email: who.email,
      // Only the code: the message may contain input.
      error: { code: error.definition.code, message: error.definition.when },
    })
  })
  return commitWith(error)
}
