import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { PersonalEmail, Timestamp } from '#platform/http/fields.ts'

const oneTimeCode = (object: 'email_verification' | 'magic_auth') =>
  Type.Object({
    object: Type.Literal(object),
    id: Type.String(),
    user_id: Type.String(),
    email: PersonalEmail,
    expires_at: Timestamp,
    created_at: Timestamp,
    updated_at: Timestamp,
  })

export const emailVerificationCreated = defineEvent('email_verification.created', oneTimeCode('email_verification'))
export const magicAuthCreated = defineEvent('magic_auth.created', oneTimeCode('magic_auth'))
export const radarChallengeCreated = defineEvent(
  'radar.challenge_created',
  Type.Object({
    type: Type.Literal('email'),
    radar_challenge_id: Type.String(),
    user_id: Type.String(),
    email: PersonalEmail,
  }),
)
