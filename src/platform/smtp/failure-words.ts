import { recordOf } from '../records.ts'
import { SmtpError } from './smtp-error.ts'

/** Replies are cut off at this length. */
const mostOfReply = 300

/**
 * Why a mail server didn't take a mail, as sentences for the operator: the step that failed, the server's own reply, and what to
 * look at. A reply may name the recipient.
 */
export function describeSmtpFailure(error: unknown): string {
  const cause = error instanceof SmtpError ? (error.cause ?? error) : error
  // The members that classify errors of nodemailer: `originalCode` is the system's own.
  const { code, originalCode, command, response, message } = recordOf(cause)
  const reply = shortened(String(response ?? message ?? cause))
  const system = String(originalCode ?? code ?? '')
  if (code === 'EDNS' || system === 'ENOTFOUND')
    return "The mail server's host isn't found. Check the host in SMTP_URL."
  if (system === 'ECONNREFUSED') return 'The mail server refuses the connection. Check the host and port in SMTP_URL.'
  if (code === 'ETIMEDOUT')
    return "The mail server doesn't answer. Check the port in SMTP_URL, and whether a firewall blocks it: many networks block port 25."
  if (system === 'ERR_SSL_WRONG_VERSION_NUMBER' || /wrong version number/.test(reply))
    return "The mail server doesn't speak TLS from the start on this port. Use smtp:// for ports 25 and 587, smtps:// for 465."
  if (code === 'ETLS' || isOfCertificate(system, reply))
    return `TLS with the mail server failed: ${reply}. The certificate has to be valid for the host in SMTP_URL.`
  if (code === 'EAUTH') return `The mail server refuses the user name or password in SMTP_URL: ${reply}`
  if (command === 'MAIL FROM') return `The mail server refuses the sender in MAIL_FROM: ${reply}`
  if (command === 'RCPT TO') return `The mail server refuses the recipient: ${reply}`
  if (code === 'EMESSAGE') return `The mail server refuses the content of the mail: ${reply}`
  return `The mail server didn't take the mail: ${reply}`
}

function isOfCertificate(system: string, reply: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(system) || /certificate/i.test(reply)
}

function shortened(text: string): string {
  return text.length <= mostOfReply ? text : `${text.slice(0, mostOfReply)}…`
}
