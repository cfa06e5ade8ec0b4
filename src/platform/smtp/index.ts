export { describeSmtpFailure } from './failure-words.ts'
export type { Mail } from './mail.ts'
export { SmtpError } from './smtp-error.ts'
export type { SmtpTransport } from './transport.ts'
