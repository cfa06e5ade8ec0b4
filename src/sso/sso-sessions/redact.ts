import type { Exchange } from './schemas.ts'

const hidden = '•••'

/**
 * An exchange without what must not be shown: personal data unless `reveals`, and values that could be reused in any
 * case.
 */
export function redactExchange({ request, response, attributes }: Exchange, reveals: boolean): Exchange {
  return {
    request: request === null || reveals ? request : redactRequest(request),
    response: response === null ? null : redactResponse(response, reveals),
    attributes: attributes === null || reveals ? attributes : hideValues(attributes),
  }
}

/** The person whom the application expects, in a SAML request or in the address of an OpenID Connect provider. */
function redactRequest(request: string): string {
  return request
    .replace(/(<(?:[\w.-]+:)?NameID\b[^>]*>)[^<]+/g, `$1${hidden}`)
    .replace(/([?&]login_hint=)[^&]+/g, `$1${hidden}`)
}

function redactResponse(response: string, reveals: boolean): string {
  // The parameters of a callback, which contain no personal data.
  if (response.startsWith('{')) return response
  const unusable = response.replace(/(<(?:[\w.-]+:)?SignatureValue\b[^>]*>)[^<]*/g, `$1${hidden}`)
  if (reveals) return unusable
  // A text in another form than the rule below knows could show what it must not.
  if (!unusable.startsWith('<') || unusable.includes('<!')) return hidden
  return unusable.replace(
    /(<(?:[\w.-]+:)?(NameID|AttributeValue|CipherValue|DigestValue)\b[^>]*>)([^<]+)/g,
    `$1${hidden}`,
  )
}

/** The names alone. */
function hideValues(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, Array.isArray(value) ? value.map(() => hidden) : hidden]),
  )
}
