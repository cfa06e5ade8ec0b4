import { defaultAzureToken } from '../cloud-identity/index.ts'
import { requestAzureToken } from '../outgoing/azure-token.ts'
import { recordOf } from '../records.ts'
import { ask, askWithToken, asProviderToken, keepProviderToken, textIn } from './ask.ts'
import { KeyProviderFailure } from './failure.ts'
import type { RemoteKey, RemoteKeyTools } from './provider.ts'
import type { AzureKey } from './settings.ts'

const version = 'api-version=7.4'
const algorithm = 'RSA-OAEP-256'

/**
 * An RSA key of Azure Key Vault or Managed HSM, by `wrapkey` and `unwrapkey`. A ciphertext begins with the version of the key
 * that made it, which is that of its time: the service unwraps with the version that the request names.
 */
export function openAzureKey(
  { key_url, tenant_id, client_id, client_secret, endpoint }: AzureKey,
  { outgoing, now }: RemoteKeyTools,
): Omit<RemoteKey, 'reference'> {
  const { pathname, origin, hostname } = new URL(key_url)
  const base = `${endpoint ?? origin}${pathname}`
  const resource = `https://${hostname.slice(hostname.indexOf('.') + 1)}`
  const token =
    tenant_id === undefined || client_id === undefined || client_secret === undefined
      ? asProviderToken(defaultAzureToken({ resource, clientId: client_id, tenantId: tenant_id, outgoing, now }))
      : keepProviderToken(now, () =>
          requestAzureToken(
            outgoing,
            { tenantId: tenant_id, clientId: client_id, clientSecret: client_secret },
            { scope: `${resource}/.default`, now, baseUrl: endpoint },
          ),
        )

  async function call(method: 'GET' | 'POST', path: string, input?: object) {
    const { status, body } = await askWithToken(token, (value) =>
      ask(outgoing, {
        method,
        url: `${base}${path}?${version}`,
        headers: { authorization: `Bearer ${value}`, ...(input && { 'content-type': 'application/json' }) },
        ...(input && { body: JSON.stringify(input) }),
      }),
    )
    if (status === 200) return body
    const { code, message } = recordOf(body?.error)
    const words = [code, message].filter((each) => typeof each === 'string').join(': ')
    throw new KeyProviderFailure('refused', words || `It answered with status ${status}`)
  }

  return {
    async encrypt(plaintext) {
      const { key } = recordOf(await call('GET', ''))
      const keyVersion = textIn(key, 'kid').split('/').at(-1) ?? ''
      const input = { alg: algorithm, value: plaintext.toString('base64url') }
      return `${keyVersion}.${textIn(await call('POST', `/${encodeURIComponent(keyVersion)}/wrapkey`, input), 'value')}`
    },
    async decrypt(ciphertext) {
      const [keyVersion = '', value] = ciphertext.split('.')
      const input = { alg: algorithm, value }
      const answer = await call('POST', `/${encodeURIComponent(keyVersion)}/unwrapkey`, input)
      return Buffer.from(textIn(answer, 'value'), 'base64url')
    },
  }
}
