import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'

/** Mails that an operator may switch off. */
export const mailNames = [
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
export type MailName = (typeof mailNames)[number]

export const mailSettings = defineSettings(
  'sign_in',
  {
    disabled_mails: Type.Array(Type.Enum([...mailNames]), {
      maxItems: 20,
      description:
        'Emails that your application sends itself, with codes and links from the API. The email of an email change is always sent, since its code can’t be read.',
    }),
  },
  { disabled_mails: [] },
)
