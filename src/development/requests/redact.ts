/** Stands where a secret was. */
export const redacted = '[redacted]'

/** Names of members whose text gives access to something, now or later. */
const secretName =
  /(^|_)(password|passphrase|secret|tokens?|codes?|verifier|hash|value|otp|link|credentials?|assertion|signature|cookie|samlresponse|samlrequest)$|_keys?$/i
/** Names that end like those and give access to nothing. */
const harmlessName = /^(country_code|zip_code|status_code|error_code|external_key|public_key|default_value)$/i
/** What is a secret by its form, wherever it stands. */
const secretForms = [/\b(?:sk|whsec)_\w+/g, /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, /otpauth:[^\s"<>]+/g]
/** Shorter ones would be found by chance in other text. */
const shortestFound = 6

export interface RedactOptions {
  /** Further names of secrets, such as those of the hosted pages. */
  alsoSecret?: readonly string[]
  /** Names that are none here: the `code` of a refusal names it. */
  notSecret?: readonly string[]
}

export interface Redactor {
  /** Remembers every secret in a value, so that other values do not show it either. */
  learn(value: unknown, options?: RedactOptions): void
  /** The value without what was learned, what is named as a secret and what looks like one. */
  redact(value: unknown, options?: RedactOptions): unknown
  text(text: string): string
}

/**
 * Takes the secrets out of a request and its answer. What a member that is named like a secret holds is taken out
 * everywhere: refusals quote what was sent, addresses hold codes.
 */
export function createRedactor(): Redactor {
  const secrets = new Set<string>()
  const isSecret = (name: string, { alsoSecret = [], notSecret = [] }: RedactOptions) =>
    alsoSecret.includes(name) || (secretName.test(name) && !harmlessName.test(name) && !notSecret.includes(name))

  function learn(value: unknown, options: RedactOptions = {}, name = ''): void {
    if (typeof value === 'string') {
      if (isSecret(name, options) && value.length >= shortestFound) secrets.add(value)
    } else if (Array.isArray(value)) for (const item of value) learn(item, options, name)
    else if (typeof value === 'object' && value !== null)
      for (const [member, of] of Object.entries(value)) learn(of, options, member)
  }

  function redact(value: unknown, options: RedactOptions = {}, name = ''): unknown {
    if (Array.isArray(value)) return value.map((item) => redact(item, options, name))
    if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value).map(([member, of]) => [text(member), redact(of, options, member)])
      return Object.fromEntries(members) as unknown
    }
    if (value === null || typeof value === 'boolean') return value
    if (isSecret(name, options)) return redacted
    return typeof value === 'string' ? text(value) : value
  }

  function text(given: string): string {
    let clean = storable(given)
    for (const secret of [...secrets].sort((one, other) => other.length - one.length)) {
      clean = clean.replaceAll(secret, redacted).replaceAll(encodeURIComponent(secret), redacted)
    }
    for (const form of secretForms) clean = clean.replaceAll(form, redacted)
    return clean.replaceAll(/([?&#;]([\w-]+)=)[^&#;\s"'<>]+/g, (whole, head: string, name: string) =>
      isSecret(name, { alsoSecret: ['request', 'state'] }) ? head + redacted : whole,
    )
  }

  return { learn, redact, text }
}

/** PostgreSQL takes neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\ufffd')).toString()
}
