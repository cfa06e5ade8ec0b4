import { defaultGoogleToken } from '../cloud-identity/index.ts'
import { readServiceAccount, requestGoogleToken } from '../outgoing/google-token.ts'
import { recordOf } from '../records.ts'
import { ask, askWithToken, asProviderToken, keepProviderToken, textIn } from './ask.ts'
import { KeyProviderFailure } from './failure.ts'
import type { KeyBinding, RemoteKey, RemoteKeyTools } from './provider.ts'
import type { GoogleKey } from './settings.ts'

const scopes = ['https://www.googleapis.com/auth/cloudkms']

/** A symmetric key of Google Cloud KMS. What a key is for is its additional authenticated data. */
export function openGoogleKey(
  { key_name, service_account_key, endpoint }: GoogleKey,
  { outgoing, now }: RemoteKeyTools,
): Omit<RemoteKey, 'reference'> {
  const base = endpoint ?? 'https://cloudkms.googleapis.com'
  const token =
    service_account_key === undefined
      ? asProviderToken(defaultGoogleToken(scopes, key_name.split('/')[1]))
      : keepProviderToken(now, async () => {
          const account = readServiceAccount(service_account_key)
          if (account === undefined)
            throw new KeyProviderFailure('refused', 'The key of the service account cannot be read')
          return requestGoogleToken(outgoing, account, { scopes, now, baseUrl: endpoint })
        })

  async function call(action: 'encrypt' | 'decrypt', input: object) {
    const { status, body } = await askWithToken(token, (value) =>
      ask(outgoing, {
        method: 'POST',
        url: `${base}/v1/${key_name}:${action}`,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${value}` },
        body: JSON.stringify(input),
      }),
    )
    if (status === 200) return body
    const { message } = recordOf(body?.error)
    throw new KeyProviderFailure('refused', typeof message === 'string' ? message : `It answered with status ${status}`)
  }

  return {
    async encrypt(plaintext, binding) {
      const input = { plaintext: plaintext.toString('base64'), additionalAuthenticatedData: authenticatedData(binding) }
      return textIn(await call('encrypt', input), 'ciphertext')
    },
    async decrypt(ciphertext, binding) {
      const input = { ciphertext, additionalAuthenticatedData: authenticatedData(binding) }
      return Buffer.from(textIn(await call('decrypt', input), 'plaintext'), 'base64')
    },
  }
}

function authenticatedData({ environmentId, keyId }: KeyBinding): string {
  return Buffer.from(JSON.stringify({ environment_id: environmentId, key_id: keyId })).toString('base64')
}
