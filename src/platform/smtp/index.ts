export type { Mail } from './mail.ts'
export { SmtpError } from './smtp-error.ts'
export type { SmtpTransport, SmtpTransportOptions } from './transport.ts'
