import { SmtpError } from './smtp-error.ts'

export interface Mail {
  /** `address` or `Name <address>`. */
  from: string
  /** Exactly one address, without a name. */
  to: string
  subject: string
  text: string
  html: string
  /** Further headers, such as `Reply-To` or `List-Unsubscribe`, but none of those made from the members above. */
  headers?: Record<string, string>
}

export interface Mailbox {
  name: string
  address: string
}

/** They determine sender, recipients and structure of a mail. */
const ours = /^(from|sender|to|cc|bcc|subject|date|message-id|mime-version|content-.*|resent-.*|dkim-.*)$/i

/**
 * Checks everything that becomes a header or a command, so that no field can add a header, a recipient or a second
 * mail.
 *
 * @returns the parsed sender and recipient, to be used instead of the text.
 * @throws SmtpError permanent
 */
export function checkMail({ from, to, subject, headers = {} }: Mail): { from: Mailbox; to: Mailbox } {
  const fields = [from, to, subject, ...Object.entries(headers).flat()]
  if (fields.some(hasControlCharacter)) throw refused('a field contains a line break or another control character')
  for (const name of Object.keys(headers)) {
    if (!/^[!#-'*+\-./0-9A-Z^_`a-z|~]{1,76}$/.test(name) || ours.test(name)) throw refused('a header may not be set')
  }
  const sender = readSender(from)
  if (sender === undefined) throw refused('the sender is not one address')
  if (!isAddress(to)) throw refused('the recipient is not one address')
  return { from: sender, to: { name: '', address: to } }
}

/** Reads `address` or `Name <address>`; `undefined` for anything else. */
export function readSender(from: string): Mailbox | undefined {
  if (hasControlCharacter(from)) return undefined
  const named = /^(?:"([^"<>]*)"|([^"<>]*)) <([^<>]*)>$/.exec(from)
  const sender = { name: (named?.[1] ?? named?.[2] ?? '').trim(), address: named?.[3] ?? from }
  return isAddress(sender.address) ? sender : undefined
}

/** One unquoted address of RFC 5321 §4.1.2, also in the characters of RFC 6531; no list, group, comment or route. */
function isAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s@<>(),:;"[\]\\]{1,64}@[^\s@<>(),:;"[\]\\]+$/.test(text)
}

function hasControlCharacter(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for control characters.
  return /[\u0000-\u0008\u000a-\u001f\u007f\u0085\u2028\u2029]/.test(text)
}

function refused(why: string): SmtpError {
  return new SmtpError(`The mail cannot be sent: ${why}.`, { permanent: true })
}
