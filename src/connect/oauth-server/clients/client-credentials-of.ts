import type { RequestInfo } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { assertionType, claimedClientId } from '../client-assertions/claimed-client.ts'
import { clientNotAuthenticated, invalidOAuthRequest } from '../errors.ts'

/** What a client sends to authenticate in the body. */
export interface BodyCredentials {
  client_id?: string | undefined
  client_secret?: string | undefined
  client_assertion_type?: string | undefined
  client_assertion?: string | undefined
}

/** A public client sends only its id. */
export interface ClientCredentials {
  clientId: string
  secret?: string
  /** Nothing of it is verified. */
  assertion?: string
}

/**
 * The client id of a request, and what shall prove it: a secret by `client_secret_basic` or `client_secret_post`
 * (RFC 6749 §2.3.1), or an assertion by `private_key_jwt` (RFC 7521 §4.2), never two of them.
 *
 * @throws clientNotAuthenticated without a client id, invalidOAuthRequest for two ways at once
 */
export function clientCredentialsOf(request: RequestInfo, body: BodyCredentials): ClientCredentials {
  const { client_id, client_secret, client_assertion } = body
  const header = request.header('authorization') ?? ''
  const isBasic = /^basic( |$)/i.test(header)
  const ways = [isBasic, client_secret !== undefined, client_assertion !== undefined].filter(Boolean)
  if (ways.length > 1)
    throw invalidOAuthRequest(
      'The client authenticates in two ways. Send a secret by HTTP Basic or in the body, or an assertion.',
    )
  const credentials = isBasic ? readBasic(header.slice('basic '.length)) : readBody(body)
  if (credentials === undefined) throw clientNotAuthenticated()
  if (client_id !== undefined && client_id !== credentials.clientId)
    throw invalidOAuthRequest('`client_id` in the body differs from the client that authenticates.')
  return credentials
}

function readBody(body: BodyCredentials): ClientCredentials | undefined {
  const { client_id, client_secret, client_assertion, client_assertion_type } = body
  if (client_assertion === undefined) {
    if (client_id === undefined) return undefined
    return { clientId: client_id, ...defined({ secret: client_secret }) }
  }
  if (client_assertion_type !== assertionType)
    throw invalidOAuthRequest(`\`client_assertion_type\` must be \`${assertionType}\`.`)
  const clientId = claimedClientId(client_assertion)
  return clientId === undefined ? undefined : { clientId, assertion: client_assertion }
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
