/** The mails of Gatehouse as pure functions: values in, subject, HTML and text out. Sending is the caller's. */
export { type CertificateRenewalMailProps, certificateRenewalMail } from './certificate-renewal/certificate-renewal.ts'
export { type CodeMailProps, type CodeMailPurpose, codeMail } from './code-mail/code-mail.ts'
export { type InvitationMailProps, invitationMail } from './invitation/invitation.ts'
export type { Mail, MailBrand } from './layout/mail.ts'
export { type MagicLinkMailProps, magicLinkMail } from './magic-link/magic-link.ts'
export { type PasswordResetMailProps, passwordResetMail } from './password-reset/password-reset.ts'
export { type RadarNoticeMailProps, radarNoticeMail } from './radar-notice/radar-notice.ts'
export { type SetupLinkMailProps, setupLinkMail } from './setup-link/setup-link.ts'
