/** A mail that was not handed over. `message` names nobody; what the server said is in `cause`, for the log. */
export class SmtpError extends Error {
  /** Whether sending the same mail again is pointless: it is malformed, or the server refused it for good. */
  readonly permanent: boolean
  /** The reply code, where the server gave one. */
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

/** The members by which nodemailer tells its errors apart. */
interface NodemailerFailure {
  code?: string
  /** The step that failed; `API` when nothing was sent. */
  command?: string
  responseCode?: number
}

/**
 * Permanent is what concerns this mail alone: its recipient or its content refused with 5xx (RFC 5321 §4.2.1), or a
 * mail that the server cannot take, as an address that needs SMTPUTF8. Connections, TLS, 4xx, 503 (a confused session)
 * and what an operator repairs, a refused password or sender, are temporary.
 */
export function toSmtpError(cause: unknown): SmtpError {
  const { code, command, responseCode } = (cause ?? {}) as NodemailerFailure
  const concernsMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  const refusedForGood = responseCode === undefined || (responseCode >= 500 && responseCode !== 503)
  const concernsSender = command === 'MAIL FROM' && responseCode !== undefined
  const permanent = concernsMail && refusedForGood && !concernsSender
  const message = permanent ? 'The mail server refused the mail.' : 'The mail server could not take the mail now.'
  return new SmtpError(message, { permanent, responseCode, cause })
}
