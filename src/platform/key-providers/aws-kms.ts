import { signForAws } from '../outgoing/aws-signature.ts'
import { ask, fail, textIn } from './ask.ts'
import { identityOf } from './aws-identity.ts'
import { KeyProviderFailure } from './failure.ts'
import type { KeyBinding, RemoteKey, RemoteKeyTools } from './provider.ts'
import type { AwsKey } from './settings.ts'

/** Errors that pass by themselves, though their status is 400. */
const passing = /^(Throttling|LimitExceeded|RequestLimitExceeded|DependencyTimeout|KMSInternal|KeyUnavailable)/

/** A symmetric key of AWS KMS, by `Encrypt` and `Decrypt`. What a key is for is its encryption context, so CloudTrail shows it. */
export function openAwsKey(settings: AwsKey, tools: RemoteKeyTools): Omit<RemoteKey, 'reference'> {
  const { key_arn, endpoint } = settings
  const { outgoing, now } = tools
  const identity = identityOf(settings, tools)
  const region = key_arn.split(':')[3] ?? ''
  const suffix = key_arn.startsWith('arn:aws-cn:') ? 'amazonaws.com.cn' : 'amazonaws.com'
  const url = `${endpoint ?? `https://kms.${region}.${suffix}`}/`

  async function call(action: 'Encrypt' | 'Decrypt', input: object) {
    const request = {
      method: 'POST' as const,
      url,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${action}` },
      body: JSON.stringify({ KeyId: key_arn, ...input }),
    }
    const credentials = await identity.credentials().catch(fail)
    const signed = await signForAws(request, { service: 'kms', region, credentials, at: now() })
    const { status, body } = await ask(outgoing, signed)
    if (status === 200) return body
    const type = String(body?.__type ?? '').replace(/^.*#/, '')
    const words = [type, body?.message ?? body?.Message].filter((each) => typeof each === 'string' && each !== '')
    throw new KeyProviderFailure(
      passing.test(type) ? 'unavailable' : 'refused',
      words.join(': ') || `It answered with status ${status}`,
    )
  }

  return {
    async encrypt(plaintext, binding) {
      const input = { Plaintext: plaintext.toString('base64'), EncryptionContext: encryptionContext(binding) }
      return textIn(await call('Encrypt', input), 'CiphertextBlob')
    },
    async decrypt(ciphertext, binding) {
      const input = { CiphertextBlob: ciphertext, EncryptionContext: encryptionContext(binding) }
      return Buffer.from(textIn(await call('Decrypt', input), 'Plaintext'), 'base64')
    },
  }
}

function encryptionContext({ environmentId, keyId }: KeyBinding) {
  return { environment_id: environmentId, key_id: keyId }
}
