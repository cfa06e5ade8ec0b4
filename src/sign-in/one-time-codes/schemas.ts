import { Type } from 'typebox'
import { Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'

const oneTimeCode = {
  id: Type.String(),
  user_id: Type.String(),
  email: Type.String(),
  expires_at: Timestamp,
  created_at: Timestamp,
  updated_at: Timestamp,
  code: Type.String({ ...secret, description: 'The six-digit code.' }),
}

export const EmailVerification = Type.Object({ object: Type.Literal('email_verification'), ...oneTimeCode })
export const MagicAuth = Type.Object({ object: Type.Literal('magic_auth'), ...oneTimeCode })

export const RadarChallenge = Type.Object({
  object: Type.Literal('radar_challenge'),
  type: Type.Literal('email'),
  ...oneTimeCode,
})

/** A new code; the attempt is named when it was assessed. */
export const CreatedMagicAuth = Type.Object({
  ...MagicAuth.properties,
  radar_auth_attempt_id: Type.Optional(Type.String()),
})
