import { parseInnerObject } from '../http/json-body.ts'
import { type AccessToken, TokenRefusal } from './access-token.ts'
import type { OutgoingClient } from './client.ts'

/** Where applications prove themselves, in public Azure. */
export const azureLogin = 'https://login.microsoftonline.com'

export interface AzureApplication {
  tenantId: string
  clientId: string
  clientSecret: string
}

export interface AzureTokenOptions {
  /** Such as `https://monitor.azure.com/.default`. */
  scope: string
  now: () => Date
  /** Replaces Microsoft's endpoint, in development. */
  baseUrl?: string | undefined
}

/**
 * An access token of an application by its secret (RFC 6749 §4.4, at Microsoft Entra).
 *
 * @throws TokenRefusal, OutgoingError
 */
export async function requestAzureToken(
  outgoing: OutgoingClient,
  { tenantId, clientId, clientSecret }: AzureApplication,
  { scope, now, baseUrl = azureLogin }: AzureTokenOptions,
): Promise<AccessToken> {
  const askedAt = now().getTime()
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope }
  const answer = await outgoing.request({
    method: 'POST',
    url: `${baseUrl}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(form).toString(),
    isRepeatable: true,
  })
  const body = parseInnerObject(answer.body.toString('utf8'))
  const { access_token, expires_in } = body ?? {}
  if (answer.status === 200 && typeof access_token === 'string' && access_token !== '') {
    const seconds = typeof expires_in === 'number' ? expires_in : 0
    return { value: access_token, endsAt: new Date(askedAt + seconds * 1_000) }
  }
  const words = [body?.error, body?.error_description].filter((each) => typeof each === 'string').join(': ')
  throw new TokenRefusal(
    words === '' ? `It gave no access token (status ${answer.status}).` : words.slice(0, 500),
    answer.status === 400 || answer.status === 401,
  )
}
