import { parseInnerObject } from '../http/json-body.ts'
import { type AccessToken, TokenRefusal } from './access-token.ts'
import type { OutgoingClient } from './client.ts'

/** Where applications prove themselves, in public Azure. */
export const azureLogin = 'https://login.microsoftonline.com'

/** Proves itself by its secret, or by a token of a party that it trusts (RFC 7523 §2.2). */
export type AzureApplication = { tenantId: string; clientId: string } & (
  | { clientSecret: string }
  | { clientAssertion: string }
)

export interface AzureTokenOptions {
  /** Such as `https://monitor.azure.com/.default`. */
  scope: string
  now: () => Date
  /** Replaces Microsoft's endpoint, in development. */
  baseUrl?: string | undefined
}

/**
 * An access token of an application (RFC 6749 §4.4, at Microsoft Entra).
 *
 * @throws TokenRefusal, OutgoingError
 */
export async function requestAzureToken(
  outgoing: OutgoingClient,
  application: AzureApplication,
  { scope, now, baseUrl = azureLogin }: AzureTokenOptions,
): Promise<AccessToken> {
  const askedAt = now().getTime()
  const { tenantId, clientId } = application
  const form = { grant_type: 'client_credentials', client_id: clientId, scope, ...proofOf(application) }
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

function proofOf(application: AzureApplication): Record<string, string> {
  if ('clientSecret' in application) return { client_secret: application.clientSecret }
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: application.clientAssertion,
  }
}
