import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'

/** Mails that an operator may switch off. */
const mailNames = [
  'access_notice',
  'email_verification',
  'magic_auth',
  'invitation',
  'waitlist_confirmation',
  'password_reset',
  'radar_challenge',
  'radar_notice',
  'certificate_renewal',
] as const

export const mailSettings = defineSettings(
  'sign_in',
  {
    disabled_mails: Type.Array(Type.Enum([...mailNames]), {
      maxItems: 20,
      description:
        'Mails that the application sends itself, with what it reads of the API. The code of an email change cannot be read, so that mail is always sent.',
    }),
  },
  { disabled_mails: [] },
)
