import { isSecretName, redacted, type SecretNames, secretForms } from '#platform/secrets.ts'
import { storable } from '#platform/text.ts'

/** JSON without any of these contains no secret that is recognizable by its form, and no URL with one. */
const formsBegin = /sk_|whsec_|eyJ|otpauth:|PRIVATE KEY|=/
/** What {@link storable} changes, as JSON writes it. */
const unstorable = /\\u(?:0000|d[89a-f])/
/** Shorter ones would match other text by chance. */
const shortestFound = 6

/** Also a secret in addresses, where it names a sign-in; elsewhere it is the state of an object. */
const secretInAddresses = 'state'

export interface RedactOptions {
  /** Names that are not secret here: the `code` of an error is its name. */
  notSecret?: readonly string[]
}

export interface Redactor {
  /** Remembers every secret in a value, to remove it from other values too. */
  learn(value: unknown, options?: RedactOptions): void
  /** Remembers a text that is a secret. */
  learnSecret(text: string): void
  /** The value without learned secrets, members named like secrets, and text that looks like a secret. */
  redact(value: unknown, options?: RedactOptions): unknown
  text(text: string): string
}

/**
 * Removes the secrets from a request and its answer. The value of a member that is named like a secret is removed
 * everywhere, because errors quote input and URLs contain codes.
 */
export function createRedactor(secretNames: SecretNames): Redactor {
  const secrets = new Set<string>()
  const isSecret = (name: string, { notSecret = [] }: RedactOptions = {}) =>
    isSecretName(name, secretNames) && !notSecret.includes(name)

  function learnSecret(text: string): void {
    if (text.length >= shortestFound) secrets.add(storable(text))
  }

  function learn(value: unknown, options: RedactOptions = {}, name = ''): void {
    if (typeof value === 'string') {
      if (isSecret(name, options)) learnSecret(value)
    } else if (Array.isArray(value)) for (const item of value) learn(item, options, name)
    else if (typeof value === 'object' && value !== null)
      for (const [member, of] of Object.entries(value)) learn(of, options, member)
  }

  /** The value without members that are named like secrets. */
  function withoutNamed(value: unknown, options: RedactOptions, name = ''): unknown {
    if (Array.isArray(value)) return value.map((item) => withoutNamed(item, options, name))
    if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value).map(([member, of]) => [member, withoutNamed(of, options, member)])
      return Object.fromEntries(members)
    }
    return value !== null && typeof value !== 'boolean' && isSecret(name, options) ? redacted : value
  }

  function redact(value: unknown, options: RedactOptions = {}): unknown {
    const named = withoutNamed(value, options)
    const json = JSON.stringify(named) ?? ''
    const rest = unstorable.test(json) ? mapTexts(named, storable) : named
    const found = findSecrets(rest === named ? json : JSON.stringify(rest))
    // Most values contain none, and changing their strings one by one is the slowest part.
    return found.length === 0 && !formsBegin.test(json) ? rest : mapTexts(rest, (each) => clean(each, found))
  }

  function text(given: string): string {
    const whole = storable(given)
    return clean(whole, findSecrets(whole))
  }

  /**
   * The learned secrets that a text contains in any form, longest first. A page can have hundreds of secrets but
   * contain few of them; searching each of its strings for all of them would be the slowest part.
   */
  function findSecrets(text: string): string[] {
    return [...secrets]
      .filter((secret) => formsOf(secret).some((form) => text.includes(form)))
      .sort((one, other) => other.length - one.length)
  }

  function clean(given: string, found: readonly string[]): string {
    let text = given
    for (const secret of found) {
      text = text.replaceAll(secret, redacted).replaceAll(encodeURIComponent(secret), redacted)
    }
    for (const form of secretForms) text = text.replaceAll(form, redacted)
    if (!text.includes('=')) return text
    return text.replaceAll(/([?&#;]([\w-]+)=)[^&#;\s"'<>]+/g, (whole, head: string, name: string) =>
      isSecret(name) || name === secretInAddresses ? head + redacted : whole,
    )
  }

  return { learn, learnSecret, redact, text }
}

/** The value with every string in it changed, names of members included. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [change(name), mapTexts(of, change)]))
}

/** A text unchanged, as in a URL, and as in JSON. */
function formsOf(text: string): string[] {
  if (/^[\w.~-]*$/.test(text)) return [text]
  return [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]
}
