import { readFile } from 'node:fs/promises'
import { defined } from '../defined.ts'
import { errorMessage } from '../error-code.ts'
import type { AccessToken } from '../outgoing/access-token.ts'
import { recordOf } from '../records.ts'
import { ask, keepProviderToken, type ProviderAnswer, textIn } from './ask.ts'
import { KeyProviderFailure } from './failure.ts'
import type { KeyBinding, RemoteKey, RemoteKeyTools } from './provider.ts'
import type { HashicorpKey } from './settings.ts'

/** A key of the transit engine of HashiCorp Vault or OpenBao, with an AppRole or as a
 * service account of Kubernetes. What a key is for is its associated data. */
export function openHashicorpKey(
  settings: HashicorpKey,
  { outgoing, now }: RemoteKeyTools,
): Omit<RemoteKey, 'reference'> {
  const { address, namespace, mount = 'transit', key_name } = settings
  const base = `${address.replace(/\/+$/, '')}/v1`
  const headers = {
    'content-type': 'application/json',
    'x-vault-request': 'true',
    ...defined({ 'x-vault-namespace': namespace }),
  }
  const post = (path: string, input: object, token?: string) =>
    ask(outgoing, {
      method: 'POST',
      url: `${base}/${path}`,
      headers: token === undefined ? headers : { ...headers, 'x-vault-token': token },
      body: JSON.stringify(input),
    })
  const token = keepProviderToken(now, async (): Promise<AccessToken> => {
    const askedAt = now().getTime()
    const { path, input } = await loginOf(settings)
    const { auth } = recordOf(successOf(await post(path, input)))
    const { lease_duration } = recordOf(auth)
    const seconds = typeof lease_duration === 'number' ? lease_duration : 0
    return { value: textIn(auth, 'client_token'), endsAt: new Date(askedAt + seconds * 1_000) }
  })

  async function call(action: 'encrypt' | 'decrypt', input: object) {
    const send = async () => post(`${mount}/${action}/${key_name}`, input, await token.get())
    let answer = await send()
    if (answer.status === 403) {
      // The response is the same for an expired token and for one without permission.
      token.forget()
      answer = await send()
    }
    return recordOf(successOf(answer)).data
  }

  return {
    async encrypt(plaintext, binding) {
      const input = { plaintext: plaintext.toString('base64'), associated_data: associatedData(binding) }
      return textIn(await call('encrypt', input), 'ciphertext')
    },
    async decrypt(ciphertext, binding) {
      const input = { ciphertext, associated_data: associatedData(binding) }
      return Buffer.from(textIn(await call('decrypt', input), 'plaintext'), 'base64')
    },
  }
}

/** @throws KeyProviderFailure */
function successOf({ status, body }: ProviderAnswer) {
  if (status === 200) return body
  const { errors } = recordOf(body)
  const words = Array.isArray(errors) ? errors.filter((each) => typeof each === 'string').join(' ') : ''
  throw new KeyProviderFailure('refused', words || `It answered with status ${status}`)
}

function associatedData({ environmentId, keyId }: KeyBinding): string {
  return Buffer.from(JSON.stringify({ environment_id: environmentId, key_id: keyId })).toString('base64')
}

/** The way to a token, and what is sent on it. @throws KeyProviderFailure */
async function loginOf(settings: HashicorpKey): Promise<{ path: string; input: object }> {
  const { role_id, secret_id, kubernetes_role, kubernetes_mount = 'kubernetes' } = settings
  if (kubernetes_role === undefined) return { path: 'auth/approle/login', input: { role_id, secret_id } }
  const { kubernetes_token_file: file = '/var/run/secrets/kubernetes.io/serviceaccount/token' } = settings
  // Kubernetes replaces the token before it ends.
  const jwt = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new KeyProviderFailure(
      'unavailable',
      `The token of the service account cannot be read: ${errorMessage(error)}`,
    )
  })
  return { path: `auth/${kubernetes_mount}/login`, input: { role: kubernetes_role, jwt: jwt.trim() } }
}
