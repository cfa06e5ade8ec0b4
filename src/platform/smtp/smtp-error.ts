import { recordOf } from '../records.ts'
/** A mail that was not accepted. `message` names no recipient; the reply of the server is in `cause`, for the log. */
export class SmtpError extends Error {
  /** Whether retrying is pointless: the mail is malformed, or the server refused it permanently. */
  readonly permanent: boolean
  /** The reply code, if the server sent one. */
  readonly responseCode: number | undefined

  constructor(message: string, { permanent, responseCode, cause }: SmtpFailure) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'SmtpError'
    this.permanent = permanent
    this.responseCode = responseCode
  }
}

interface SmtpFailure {
  permanent: boolean
  responseCode?: number | undefined
  cause?: unknown
}

/**
 * Errors of this mail are permanent: a recipient or content refused with 5xx (RFC 5321 §4.2.1), or a mail that the
 *   server cannot take, such as an address that needs SMTPUTF8. Connections, TLS, 4xx, 503 (a confused session) and
 *   faults that an operator can repair, such as a refused password or sender, are temporary.
 */
export function toSmtpError(cause: unknown): SmtpError {
  // The members that classify errors of nodemailer. `command` is the step that failed; `API` when nothing was sent.
  const { code, command, responseCode: reply } = recordOf(cause)
  const responseCode = typeof reply === 'number' ? reply : undefined
  const concernsMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  const refusedForGood = responseCode === undefined || (responseCode >= 500 && responseCode !== 503)
  const concernsSender = command === 'MAIL FROM' && responseCode !== undefined
  const permanent = concernsMail && refusedForGood && !concernsSender
  const message = permanent ? 'The mail server refused the mail.' : 'The mail server could not accept the email now.'
  return new SmtpError(message, { permanent, responseCode, cause })
}
