import { isIP } from 'node:net'
import { domainToASCII, domainToUnicode } from 'node:url'
import { getPublicSuffix } from 'tldts'
import { isConsumerMailDomain } from './consumer-mail-domains.ts'

export type DomainRefusal = 'malformed' | 'ip_address' | 'single_label' | 'wildcard' | 'public_suffix' | 'consumer'

/**
 * Reads the name of a domain that an organization may claim. Needs no DNS.
 *
 * @returns the canonical name: lower case, ASCII (IDNA, UTS 46), without trailing dot. Or why it is refused:
 * `public_suffix` for a name below which anyone can register (`co.uk`, `github.io`), `consumer` for a public mail
 * provider.
 */
export function parseDomainName(input: string): string | { refused: DomainRefusal } {
  const text = input.trim()
  // Four bytes of UTF-8 make one ASCII character at best, so nothing valid is longer.
  if (text.length > 1_024) return { refused: 'malformed' }
  if (isIP(text.replace(/^\[|\]$/g, ''))) return { refused: 'ip_address' }
  if (text.includes('*')) return { refused: 'wildcard' }
  // Any ASCII but letters, digits, hyphen and dot: `domainToASCII` would decode some of it and cut off at other
  // characters.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are refused here.
  if (/[\u0000-,/:-@[-`{-\u007f]/.test(text)) return { refused: 'malformed' }

  const name = domainToASCII(text).replace(/\.$/, '')
  if (isIP(name)) return { refused: 'ip_address' }
  if (!isHostName(name)) return { refused: 'malformed' }
  if (!name.includes('.')) return { refused: 'single_label' }
  if (getPublicSuffix(name, { allowPrivateDomains: true }) === name) return { refused: 'public_suffix' }
  if (isConsumerMailDomain(name)) return { refused: 'consumer' }
  return name
}

/** RFC 1123 §2.1 and RFC 1035 §2.3.4. */
function isHostName(name: string): boolean {
  return (
    name.length <= 253 &&
    name.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label) && isCanonicalLabel(label))
  )
}

/**
 * RFC 5891 §5.4: what looks encoded must be the encoding of something. Node 24 no longer says so of names that are
 * ASCII already.
 */
function isCanonicalLabel(label: string): boolean {
  if (!label.startsWith('xn--')) return true
  const unicode = domainToUnicode(label)
  return unicode !== label && domainToASCII(unicode) === label
}
