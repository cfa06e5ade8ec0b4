import type { ClientAuth } from 'openid-client'

/**
 * The `Authorization` header of a client that authenticates with its secret (RFC 6749 §2.3.1).
 *
 * Unreserved characters (RFC 3986 §2.3) stay as they are. `openid-client` encodes them too: a server that decodes reads the same
 * either way, but one that compares without decoding, such as LemonLDAP::NG, then refuses every secret with a `-` or `_`.
 */
export function basicCredentials(clientId: string, secret: string): string {
  return `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(secret)}`).toString('base64')}`
}

/** Makes `openid-client` authenticate with {@link basicCredentials}. */
export function clientSecretBasic(secret: string): ClientAuth {
  return (_server, { client_id }, _body, headers) => headers.set('authorization', basicCredentials(client_id, secret))
}

function formEncoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
