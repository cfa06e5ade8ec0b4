import { domainToASCII, domainToUnicode } from 'node:url'

export interface EmailAddress {
  /** As entered: stored and shown. */
  email: string
  /**
   * The form in which addresses are compared: ASCII in lower case. Two addresses with the same form are one mailbox.
   */
  canonicalEmail: string
}

/**
 * Reads an address (security rule U-9): an ASCII dot-atom, `@`, and a host name of at least two labels; at most 254
 * characters. Nothing is trimmed, decoded or folded, so two spellings of one mailbox differ only in the case of ASCII
 * letters. Refuses display names, lists, quotes, comments, control and invisible characters, address literals, and host
 * names that are not in canonical spelling, such as full-width letters.
 */
export function parseEmailAddress(text: string): EmailAddress | undefined {
  if (text.length > maxLength) return undefined
  const at = text.indexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  const domain = canonicalDomain(text.slice(at + 1))
  if (!isDotAtom(local) || domain === undefined) return undefined
  const canonicalEmail = `${toLowerAscii(local)}@${domain}`
  return canonicalEmail.length > maxLength ? undefined : { email: text, canonicalEmail }
}

/**
 * The form for looking up or counting any entered address. Text that is not an address is returned unchanged and
 *   matches no user.
 */
export function canonicalEmailOf(text: string): string {
  return parseEmailAddress(text)?.canonicalEmail ?? toLowerAscii(text)
}

/** RFC 5321 §4.5.3.1.3: a path of 256 octets, less its brackets. */
const maxLength = 254

/** RFC 5322 §3.2.3, at most 64 characters (RFC 5321 §4.5.3.1.1). */
function isDotAtom(local: string): boolean {
  return local.length <= 64 && local.split('.').every((atom) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom))
}

function canonicalDomain(domain: string): string | undefined {
  const name = toLowerAscii(domain)
  // Only letters, marks and digits: nothing invisible, and nothing that the host parser would decode or cut off.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(name)) return undefined
  const ascii = domainToASCII(name)
  const spelledCanonically = name === (isAscii(name) ? ascii : domainToUnicode(ascii))
  return spelledCanonically && isHostName(ascii) ? ascii : undefined
}

/** RFC 1123 §2.1 with at least two labels. No top level starts with a digit, every IPv4 address ends in one. */
function isHostName(name: string): boolean {
  const labels = name.split('.')
  return (
    name.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    /^[a-z]/.test(labels.at(-1) ?? '')
  )
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length
}

function toLowerAscii(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
