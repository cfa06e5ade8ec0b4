import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto'
import { jwtVerify } from 'jose'
import type { RemoteKeySettings, RemoteProviderName } from '#platform/key-providers/index.ts'
import { checkAwsSignature } from './aws-signature.ts'
import { type Answered, type Asked, startLocalServer } from './local-server.ts'

/** A service on loopback that keeps one key and speaks the HTTP of a provider, checking who asks as that does. */
export interface KeyService {
  /** What the key is set up with. */
  settings: RemoteKeySettings
  /** How often the key was used. */
  uses: number
  /** What is wrong with it. */
  trouble: 'denied' | 'failing' | 'silent' | undefined
  /** Ends the tokens that it gave. */
  endTokens(): void
  /** Makes it accept a token that another service gave. */
  admit(token: string): void
  /** The paths that it was asked at. */
  asked: string[]
  close(): void
}

interface Protocol {
  settings(url: string): RemoteKeySettings
  /** What is no use of the key: tokens, descriptions. */
  prepare(asked: Asked, url: string): Promise<Answered | undefined> | Answered | undefined
  /** `undefined` for a caller who may not. */
  use(asked: Asked): { action: 'encrypt' | 'decrypt'; text: string; bound: string } | undefined
  answer(action: 'encrypt' | 'decrypt', text: string): object
  refuse(why: 'unauthorized' | 'denied' | 'ciphertext'): Answered
  crypt?(action: 'encrypt' | 'decrypt', text: string): string
  endTokens(): void
  admit?(token: string): void
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })

const protocols: Record<RemoteProviderName, (now: () => Date) => Protocol> = {
  AWS_KMS: awsKms,
  GCP_KMS: googleKms,
  AZURE_KEY_VAULT: azureKeyVault,
  HASHICORP_VAULT: hashicorpTransit,
}

/** @param now of the caller: signatures are good for some minutes. */
export async function startKeyService(provider: RemoteProviderName, now = () => new Date()): Promise<KeyService> {
  const protocol = protocols[provider](now)
  const key = randomBytes(32)
  const server = await startLocalServer(async (asked) => {
    service.asked.push(asked.url.pathname)
    if (service.trouble === 'silent') return new Promise(() => undefined)
    if (service.trouble === 'failing') return { status: 503, body: {} }
    const prepared = await protocol.prepare(asked, server.url)
    if (prepared !== undefined) return prepared
    const use = protocol.use(asked)
    if (use === undefined) return protocol.refuse('unauthorized')
    if (service.trouble === 'denied') return protocol.refuse('denied')
    service.uses += 1
    try {
      const text = protocol.crypt?.(use.action, use.text) ?? crypt(key, use)
      return { status: 200, body: protocol.answer(use.action, text) }
    } catch {
      return protocol.refuse('ciphertext')
    }
  })
  const service: KeyService = {
    settings: protocol.settings(server.url),
    uses: 0,
    trouble: undefined,
    endTokens: protocol.endTokens,
    admit: (token) => protocol.admit?.(token),
    asked: [],
    close: server.close,
  }
  return service
}

/** Base64 to Base64. */
function crypt(key: Buffer, { action, text, bound }: { action: string; text: string; bound: string }): string {
  const bytes = Buffer.from(text, 'base64')
  if (action === 'encrypt') {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound))
    const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64')
  }
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('base64')
}

function awsKms(now: () => Date): Protocol {
  const arn = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
  const refuse = (type: string, message: string) => ({ status: 400, body: { __type: type, message } })
  return {
    settings: (endpoint) => ({
      provider: 'AWS_KMS',
      key_arn: arn,
      access_key_id: 'AKIAIOSFODNN7EXAMPLE',
      endpoint,
      secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    }),
    prepare: () => undefined,
    use({ method, url, headers, body }) {
      const request = { method, url: `${url.pathname}${url.search}`, headers, body: Buffer.from(body) }
      const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
      try {
        const claim = checkAwsSignature(request, (id) => (id === 'AKIAIOSFODNN7EXAMPLE' ? secret : undefined), now())
        if (claim.service !== 'kms' || claim.region !== 'eu-central-1') return undefined
        if (!claim.signedHeaders.includes('x-amz-target')) return undefined
      } catch {
        return undefined
      }
      const target = String(headers['x-amz-target'])
      const { KeyId, Plaintext, CiphertextBlob, EncryptionContext = {} } = JSON.parse(body)
      if (KeyId !== arn || headers['content-type'] !== 'application/x-amz-json-1.1') return undefined
      const bound = JSON.stringify(Object.entries(EncryptionContext).sort())
      if (target === 'TrentService.Encrypt') return { action: 'encrypt', text: Plaintext, bound }
      return target === 'TrentService.Decrypt' ? { action: 'decrypt', text: CiphertextBlob, bound } : undefined
    },
    answer: (action, text) =>
      action === 'encrypt' ? { KeyId: arn, CiphertextBlob: text } : { KeyId: arn, Plaintext: text },
    refuse(why) {
      if (why === 'unauthorized') return refuse('UnrecognizedClientException', 'The security token is invalid.')
      if (why === 'denied') return refuse('com.amazonaws.kms#AccessDeniedException', 'not authorized to use the key')
      return { status: 400, body: { __type: 'InvalidCiphertextException' } }
    },
    endTokens: () => undefined,
  }
}

function googleKms(): Protocol {
  const tokens = new Set<string>()
  const clientEmail = 'gatehouse@project.iam.gserviceaccount.com'
  const name = 'projects/gatehouse-tests/locations/europe-west3/keyRings/gatehouse/cryptoKeys/vault'
  const account = { type: 'service_account', client_email: clientEmail, private_key_id: 'k1', private_key: pem }
  const refuse = (status: number, message: string) => ({ status, body: { error: { code: status, message } } })
  return {
    settings: (endpoint) => ({
      provider: 'GCP_KMS',
      key_name: name,
      endpoint,
      service_account_key: JSON.stringify(account),
    }),
    async prepare({ url, body }, base) {
      if (url.pathname !== '/token') return undefined
      const checks = { issuer: clientEmail, audience: `${base}/token`, algorithms: ['RS256'] }
      const assertion = new URLSearchParams(body).get('assertion') ?? ''
      const verified = await jwtVerify(assertion, createPublicKey(privateKey), checks).catch(() => undefined)
      if (verified?.payload.scope !== 'https://www.googleapis.com/auth/cloudkms')
        return { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } }
      const access_token = randomBytes(8).toString('hex')
      tokens.add(access_token)
      return { status: 200, body: { access_token, expires_in: 3_599, token_type: 'Bearer' } }
    },
    use({ url, headers, body }) {
      const action = url.pathname === `/v1/${name}:encrypt` ? 'encrypt' : 'decrypt'
      if (url.pathname !== `/v1/${name}:${action}`) return undefined
      if (!tokens.has(String(headers.authorization).replace('Bearer ', ''))) return undefined
      const { plaintext, ciphertext, additionalAuthenticatedData: bound = '' } = JSON.parse(body)
      return { action, text: action === 'encrypt' ? plaintext : ciphertext, bound }
    },
    answer: (action, text) => (action === 'encrypt' ? { name, ciphertext: text } : { plaintext: text }),
    refuse(why) {
      if (why === 'unauthorized') return refuse(401, 'Request had invalid authentication credentials.')
      return why === 'denied' ? refuse(403, `Permission denied on ${name}.`) : refuse(400, 'Decryption failed.')
    },
    endTokens: () => tokens.clear(),
    admit: (token) => tokens.add(token),
  }
}

function azureKeyVault(): Protocol {
  const tokens = new Set<string>()
  const path = '/keys/gatehouse'
  const version = '0123456789abcdef0123456789abcdef'
  const kid = `https://northwind.vault.azure.net${path}/${version}`
  const refuse = (status: number, code: string, message: string) => ({ status, body: { error: { code, message } } })
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  const isBearer = ({ headers }: Asked) => tokens.has(String(headers.authorization).replace('Bearer ', ''))
  return {
    settings: (endpoint) => ({
      provider: 'AZURE_KEY_VAULT',
      key_url: `https://northwind.vault.azure.net${path}`,
      endpoint,
      tenant_id: 'northwind.example',
      client_id: 'app',
      client_secret: 's&cret+=',
    }),
    prepare(asked) {
      const { url, body, method } = asked
      if (url.pathname === '/northwind.example/oauth2/v2.0/token') {
        const form = new URLSearchParams(body)
        const isRight = form.get('client_id') === 'app' && form.get('client_secret') === 's&cret+='
        if (!isRight || form.get('scope') !== 'https://vault.azure.net/.default')
          return { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: wrong secret' } }
        const access_token = randomBytes(8).toString('hex')
        tokens.add(access_token)
        return { status: 200, body: { access_token, expires_in: 3_599, token_type: 'Bearer' } }
      }
      const isDescribed = method === 'GET' && url.pathname === path && isBearer(asked)
      return isDescribed ? { status: 200, body: { key: { kid, kty: 'RSA' } } } : undefined
    },
    use(asked) {
      const { url, body } = asked
      const action = url.pathname === `${path}/${version}/wrapkey` ? 'encrypt' : 'decrypt'
      if (action === 'decrypt' && url.pathname !== `${path}/${version}/unwrapkey`) return undefined
      if (!isBearer(asked) || url.searchParams.get('api-version') === null) return undefined
      const { alg, value } = JSON.parse(body)
      return alg === 'RSA-OAEP-256' ? { action, text: value, bound: '' } : undefined
    },
    crypt(action, text) {
      const bytes = Buffer.from(text, 'base64url')
      const crypted =
        action === 'encrypt'
          ? publicEncrypt({ key: createPublicKey(privateKey), ...padding }, bytes)
          : privateDecrypt({ key: privateKey, ...padding }, bytes)
      return crypted.toString('base64url')
    },
    answer: (_action, value) => ({ kid, value }),
    refuse(why) {
      if (why === 'unauthorized') return refuse(401, 'Unauthorized', 'AKV10000: Request is missing a token.')
      if (why === 'denied') return refuse(403, 'Forbidden', 'Caller is not authorized to perform the action.')
      return refuse(400, 'BadParameter', 'The value is not a valid ciphertext.')
    },
    endTokens: () => tokens.clear(),
    admit: (token) => tokens.add(token),
  }
}

function hashicorpTransit(): Protocol {
  const tokens = new Set<string>()
  const refuse = (status: number, ...errors: string[]) => ({ status, body: { errors } })
  return {
    settings: (address) => ({
      provider: 'HASHICORP_VAULT',
      address,
      key_name: 'gatehouse',
      role_id: 'role',
      secret_id: 'approle secret',
    }),
    prepare({ url, body }) {
      const isOfKubernetes = url.pathname === '/v1/auth/kubernetes/login'
      if (url.pathname !== '/v1/auth/approle/login' && !isOfKubernetes) return undefined
      const { role_id, secret_id, role, jwt } = JSON.parse(body)
      if (isOfKubernetes) {
        if (role !== 'gatehouse' || jwt !== 'the token of a pod') return refuse(403, 'permission denied')
      } else if (role_id !== 'role' || secret_id !== 'approle secret') return refuse(400, 'invalid role or secret ID')
      const client_token = `hvs.${randomBytes(8).toString('hex')}`
      tokens.add(client_token)
      return { status: 200, body: { auth: { client_token, lease_duration: 3_600 } } }
    },
    use({ url, headers, body }) {
      if (!tokens.has(String(headers['x-vault-token']))) return undefined
      const { plaintext, ciphertext, associated_data: bound = '' } = JSON.parse(body)
      if (url.pathname === '/v1/transit/encrypt/gatehouse') return { action: 'encrypt', text: plaintext, bound }
      if (url.pathname !== '/v1/transit/decrypt/gatehouse') return undefined
      return { action: 'decrypt', text: String(ciphertext).replace(/^vault:v1:/, ''), bound }
    },
    answer: (action, text) => ({
      data: action === 'encrypt' ? { ciphertext: `vault:v1:${text}` } : { plaintext: text },
    }),
    refuse: (why) =>
      why === 'ciphertext' ? refuse(400, 'cipher: message authentication failed') : refuse(403, 'permission denied'),
    endTokens: () => tokens.clear(),
    admit: (token) => tokens.add(token),
  }
}
