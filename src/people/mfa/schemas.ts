import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'

export const factorTypes = ['generic_otp', 'sms', 'totp'] as const
export type FactorType = (typeof factorTypes)[number]

const factorMembers = {
  object: Type.Literal('authentication_factor'),
  id: Type.String(),
  type: Type.Enum(['generic_otp', 'sms', 'totp', 'webauthn']),
  user_id: Type.Optional(Type.String()),
  sms: Type.Optional(
    Type.Object({ phone_number: Type.String() }, { description: 'The phone, for a factor of the type `sms`.' }),
  ),
  created_at: Timestamp,
  updated_at: Timestamp,
}

export const AuthenticationFactor = Type.Object({
  ...factorMembers,
  totp: Type.Optional(
    Type.Object(
      { issuer: Type.String(), user: Type.String() },
      { description: 'The authenticator app, for a factor of the type `totp`.' },
    ),
  ),
})
export type AuthenticationFactor = Static<typeof AuthenticationFactor>

/** A factor as its enrolment answers it: the only time that the secret is seen. */
export const EnrolledFactor = Type.Object({
  ...factorMembers,
  totp: Type.Optional(
    Type.Object(
      {
        issuer: Type.String(),
        user: Type.String(),
        secret: Type.String({ ...secret, description: 'The secret in Base32, for entering it by hand.' }),
        qr_code: Type.String({ ...secret, description: 'The QR code as a PNG data URI.' }),
        uri: Type.String({ description: 'The otpauth URI in the QR code.' }),
      },
      { description: 'The authenticator app, for a factor of the type `totp`.' },
    ),
  ),
})
export type EnrolledFactor = Static<typeof EnrolledFactor>

export const AuthenticationChallenge = Type.Object({
  object: Type.Literal('authentication_challenge'),
  id: Type.String(),
  expires_at: Type.Optional(Timestamp),
  code: Type.Optional(
    Type.String({ ...secret, description: 'The code for your application to send; only for `generic_otp` factors.' }),
  ),
  authentication_factor_id: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type AuthenticationChallenge = Static<typeof AuthenticationChallenge>

export interface FactorRow {
  id: string
  type: FactorType
  user_id: string | null
  totp_issuer: string | null
  totp_user: string | null
  phone_number: string | null
  verified_at: string | null
  created_at: string
  updated_at: string
}

/** Without the secret of the factor's codes. */
export const factorColumns = sql`
  id, type, user_id, totp_issuer, totp_user, phone_number, verified_at, created_at, updated_at`

export interface ChallengeRow {
  id: string
  authentication_factor_id: string
  sealed_code: string | null
  attempts: number
  expires_at: string | null
  verified_at: string | null
  created_at: string
  updated_at: string
}

/** Qualified by the table's own name, so that they also work in `returning` with a join. */
export const challengeColumns = sql`
  authentication_challenges.id, authentication_challenges.authentication_factor_id,
  authentication_challenges.sealed_code, authentication_challenges.attempts, authentication_challenges.expires_at,
  authentication_challenges.verified_at, authentication_challenges.created_at, authentication_challenges.updated_at`

export function toFactor(row: FactorRow): AuthenticationFactor {
  const { id, type, user_id, totp_issuer, totp_user, phone_number, created_at, updated_at } = row
  return {
    object: 'authentication_factor',
    id,
    type,
    ...(user_id === null ? {} : { user_id }),
    ...(phone_number === null ? {} : { sms: { phone_number } }),
    ...(totp_issuer === null || totp_user === null ? {} : { totp: { issuer: totp_issuer, user: totp_user } }),
    created_at,
    updated_at,
  }
}

export function toChallenge(row: ChallengeRow): AuthenticationChallenge {
  const { id, expires_at, authentication_factor_id, created_at, updated_at } = row
  return {
    object: 'authentication_challenge',
    id,
    ...(expires_at === null ? {} : { expires_at }),
    authentication_factor_id,
    created_at,
    updated_at,
  }
}
