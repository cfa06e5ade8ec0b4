import type { RequestInfo } from '../../platform/context.ts'
import { isStorableText } from '../../platform/http/json-body.ts'
import { clientNotAuthenticated, invalidOAuthRequest } from './errors.ts'

/** What a client sends to authenticate in the body. */
export interface BodyCredentials {
  client_id?: string | undefined
  client_secret?: string | undefined
}

export interface ClientCredentials {
  clientId: string
  /** Not sent by a public client. */
  secret: string | undefined
}

/**
 * The client id of a request, and its secret by `client_secret_basic` or `client_secret_post` (RFC 6749 §2.3.1), never by both.
 *
 * @throws clientNotAuthenticated without a client id, invalidOAuthRequest for two ways at once
 */
export function clientCredentialsOf(
  request: RequestInfo,
  { client_id, client_secret }: BodyCredentials,
): ClientCredentials {
  const header = request.header('authorization') ?? ''
  const isBasic = /^basic( |$)/i.test(header)
  if (isBasic && client_secret !== undefined)
    throw invalidOAuthRequest('The client authenticates in two ways. Send the secret by HTTP Basic or in the body.')
  if (!isBasic) {
    if (client_id === undefined) throw clientNotAuthenticated()
    return { clientId: client_id, secret: client_secret }
  }
  const credentials = readBasic(header.slice('basic '.length))
  if (credentials === undefined) throw clientNotAuthenticated()
  if (client_id !== undefined && client_id !== credentials.clientId)
    throw invalidOAuthRequest('`client_id` in the body is not the one of the Authorization header.')
  return credentials
}

/** Both parts are encoded as in a form. */
function readBasic(encoded: string): ClientCredentials | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return undefined
  const text = Buffer.from(encoded, 'base64').toString()
  const colon = text.indexOf(':')
  if (colon === -1) return undefined
  try {
    const [clientId = '', secret = ''] = [text.slice(0, colon), text.slice(colon + 1)].map(decode)
    return [clientId, secret].every((part) => part !== '' && isStorableText(part)) ? { clientId, secret } : undefined
  } catch {
    return undefined
  }
}

function decode(part: string): string {
  return decodeURIComponent(part.replaceAll('+', ' '))
}
