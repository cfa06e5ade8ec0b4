import { isSecretName, secretForms } from '../../platform/secret-names.ts'
import { storable } from '../../platform/text.ts'

/** Stands where a secret was. */
export const redacted = '[redacted]'

/** In JSON that has none of these, no text holds a secret by its form, nor an address with one. */
const formsBegin = /sk_|whsec_|eyJ|otpauth:|=/
/** What {@link storable} changes, as JSON writes it. */
const unstorable = /\\u(?:0000|d[89a-f])/
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
    alsoSecret.includes(name) || (isSecretName(name) && !notSecret.includes(name))

  function learn(value: unknown, options: RedactOptions = {}, name = ''): void {
    if (typeof value === 'string') {
      if (isSecret(name, options) && value.length >= shortestFound) secrets.add(storable(value))
    } else if (Array.isArray(value)) for (const item of value) learn(item, options, name)
    else if (typeof value === 'object' && value !== null)
      for (const [member, of] of Object.entries(value)) learn(of, options, member)
  }

  /** Without what is named as a secret, and otherwise as it was. */
  function withoutNamed(value: unknown, options: RedactOptions, name = ''): unknown {
    if (Array.isArray(value)) return value.map((item) => withoutNamed(item, options, name))
    if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value).map(([member, of]) => [member, withoutNamed(of, options, member)])
      return Object.fromEntries(members) as unknown
    }
    return value !== null && typeof value !== 'boolean' && isSecret(name, options) ? redacted : value
  }

  function redact(value: unknown, options: RedactOptions = {}): unknown {
    const named = withoutNamed(value, options)
    const json = JSON.stringify(named) ?? ''
    const rest = unstorable.test(json) ? mapTexts(named, storable) : named
    const found = findSecrets(rest === named ? json : JSON.stringify(rest))
    // Most values hold none, and to change their texts one by one takes longer than all else.
    return found.length === 0 && !formsBegin.test(json) ? rest : mapTexts(rest, (each) => clean(each, found))
  }

  function text(given: string): string {
    const whole = storable(given)
    return clean(whole, findSecrets(whole))
  }

  /**
   * Those of the secrets that a text holds in any form, longest first: few, though a page may hold hundreds under their
   * names, and to look for each in each of its strings would take longer than everything else.
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
      isSecret(name, { alsoSecret: ['request', 'state'] }) ? head + redacted : whole,
    )
  }

  return { learn, redact, text }
}

/** The value with every string in it changed, names of members included. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [change(name), mapTexts(of, change)])) as unknown
}

/** A text as it is, in an address and in JSON. */
function formsOf(text: string): string[] {
  if (/^[\w.~-]*$/.test(text)) return [text]
  return [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]
}
