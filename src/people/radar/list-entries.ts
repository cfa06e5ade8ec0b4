import { parseEmailAddress } from '#platform/email-address.ts'
import type { IpLocation } from '#platform/ip/ip-locations.ts'
import type { AttemptFacts } from './attempt-facts.ts'
import { canonicalNetwork, networksOf } from './networks.ts'
import type { ListType } from './schemas.ts'

interface EntryFormat {
  /** In words, for the error message. */
  format: string
  /** The canonical form in which an entry is stored and looked up; `undefined` if it is invalid. */
  canonical(entry: string): string | undefined
  /** The entries that an attempt would match. */
  matching(facts: AttemptFacts, location: IpLocation | undefined): readonly string[]
}

/** The most that an index takes, in any script. */
const maxLength = 512

/** The entry formats by list type. */
export const entryFormats: Record<ListType, EntryFormat> = {
  ip_address: {
    format: 'an IP address or a network such as 198.51.100.0/24',
    canonical: canonicalNetwork,
    matching: ({ ipAddress }) => (ipAddress === null ? [] : networksOf(ipAddress)),
  },
  domain: {
    format: 'a domain such as example.com, which includes its subdomains',
    canonical: (entry) => parseEmailAddress(`x@${entry}`)?.canonicalEmail.slice(2),
    matching: ({ email }) => domainsOf(email),
  },
  email: {
    format: 'an email address',
    canonical: (entry) => parseEmailAddress(entry)?.canonicalEmail,
    matching: ({ email }) => present(parseEmailAddress(email)?.canonicalEmail),
  },
  device: {
    format: `the device_id of a device, of at most ${maxLength} characters`,
    canonical: plainText,
    matching: ({ deviceId }) => present(deviceId),
  },
  user_agent: {
    format: `a User-Agent of at most ${maxLength} characters`,
    canonical: plainText,
    matching: ({ userAgent }) => present(userAgent),
  },
  device_fingerprint: {
    format: `the fingerprint of a device, of at most ${maxLength} characters`,
    canonical: plainText,
    matching: ({ fingerprint }) => present(fingerprint),
  },
  country: {
    format: 'a country as two letters of ISO 3166, such as DE',
    canonical: (entry) => (isCountry(entry) ? entry.toUpperCase() : undefined),
    matching: (_facts, location) => present(location?.country),
  },
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function isCountry(text: string): boolean {
  return /^[A-Za-z]{2}$/.test(text) && countries.of(text.toUpperCase()) !== undefined
}

function present(text: string | null | undefined): string[] {
  return text == null ? [] : [text]
}

/** Text without characters that are invalid in headers and names. */
function plainText(entry: string): string | undefined {
  return entry !== '' && entry.length <= maxLength && !/\p{Cc}/u.test(entry) ? entry : undefined
}

/** The domain of an address and those that it is a subdomain of. */
export function domainsOf(email: string): string[] {
  const address = parseEmailAddress(email)?.canonicalEmail ?? ''
  const labels = address.slice(address.indexOf('@') + 1).split('.')
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'))
}
