/** The mails of Gatehouse as pure functions: values in, subject, HTML and text out. Sending is the caller's. */
export { type EmailChangeMailProps, emailChangeMail } from './email-change.ts'
export { type EmailVerificationMailProps, emailVerificationMail } from './email-verification.ts'
export { type InvitationMailProps, invitationMail } from './invitation.ts'
export { type MagicAuthMailProps, magicAuthMail } from './magic-auth.ts'
export type { Mail, MailBrand } from './mail.ts'
export { type PasswordResetMailProps, passwordResetMail } from './password-reset.ts'
export { type RadarChallengeMailProps, radarChallengeMail } from './radar-challenge.ts'
export { type RadarNoticeMailProps, radarNoticeMail } from './radar-notice.ts'
