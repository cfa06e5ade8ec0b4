export type { Mail } from './mail.ts'
export { SmtpError } from './smtp-error.ts'
export { createSmtpTransport, type SmtpTransport, type SmtpTransportOptions } from './transport.ts'
