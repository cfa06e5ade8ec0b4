export { tooManyMails } from './errors.ts'
export { codesSent } from './limits.ts'
export { mailSettings } from './settings.ts'
export {
  accessNoticeMail,
  approvalMail,
  certificateRenewalMail,
  codeMail,
  invitationMail,
  type MailBrand,
  magicLinkMail,
  passwordResetMail,
  radarNoticeMail,
  setupLinkMail,
  ssoActivatedMail,
  waitlistMail,
} from './templates/index.ts'
