import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { ConfigError } from '../config-error.ts'

/**
 * Encrypts secrets that must be readable again. `context` names the secret and its owner (`signing_key:<id>`). It is
 *   authenticated, so a ciphertext that was moved to another row does not open.
 */
export interface Keyring {
  /** AES-256-GCM under the current key, as `v1.<key id>.<base64url>` or, if that key derives a key for each record, `v2.…`. */
  seal(plaintext: string | Buffer, context: string): string
  /** @throws Error when the key is missing, the context differs, or the ciphertext was changed. */
  open(sealed: string, context: string): Buffer
  /**
   * Opens what comes from a caller: a cookie, a ticket in a URL. An attacker who has a compromised key can make these.
   *
   * @throws Error as `open` does, and when the key is compromised
   */
  openPresented(sealed: string, context: string): Buffer
  /** How what is sealed now begins. */
  prefix(): string
  /** Whether the text is sealed as `seal` does now, or must be re-sealed to finish a rotation. */
  isCurrent(sealed: string): boolean
}

export interface SealingKey {
  /** What ciphertexts name it by. */
  readonly id: string
  readonly root: Buffer
  /** See {@link recordCipher}. */
  readonly perRecord: boolean
  readonly isCompromised: boolean
}

/** The keys of a keyring, which may change while it is in use. */
export interface KeySource {
  current(): SealingKey
  /** @throws Error for a key that is not known */
  find(id: string): SealingKey
}

/**
 * A keyring over the operator's master keys.
 *
 * @param masterKeys strings of at least 32 characters. The first seals, all of them open. There are two during a
 *   rotation.
 */
export function createKeyring(masterKeys: readonly string[]): Keyring {
  const keys = new Map(
    masterKeys.map((each) => sealingKey(each, { perRecord: false, isCompromised: false })).map((key) => [key.id, key]),
  )
  const [current] = keys.values()
  if (current === undefined) throw new Error('A keyring needs a master key.')
  return keyringOf({
    current: () => current,
    find(id) {
      const key = keys.get(id)
      if (key === undefined)
        throw new ConfigError(`A secret is sealed under the master key ${id}, which is not in GATEHOUSE_SECRET_KEY.`)
      return key
    },
  })
}

export function sealingKey(material: string, traits: Pick<SealingKey, 'perRecord' | 'isCompromised'>): SealingKey {
  const root = Buffer.from(hkdfSync('sha256', material, '', 'gatehouse sealing key', 32))
  return { id: createHash('sha256').update(root).digest('hex').slice(0, 8), root, ...traits }
}

export function keyringOf(source: KeySource): Keyring {
  const prefixOf = ({ id, perRecord }: SealingKey) => `${perRecord ? 'v2' : 'v1'}.${id}.`
  function openWith(key: SealingKey, version: string, body: string, context: string): Buffer {
    const bytes = Buffer.from(body, 'base64url')
    // The decoder skips what it can't read, so that other texts would open too.
    if (bytes.toString('base64url') !== body) throw new Error('A sealed secret is not in base64url.')
    // The random part of a ciphertext is its nonce, or the salt of key and nonce.
    const start = version === 'v2' ? saltBytes : nonceBytes
    const random = bytes.subarray(0, start)
    const { secret, nonce } =
      version === 'v2' ? recordCipher(key, random, context) : { secret: key.root, nonce: random }
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: 16 })
    decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(start, start + 16))
    return Buffer.concat([decipher.update(bytes.subarray(start + 16)), decipher.final()])
  }
  function read(sealed: string): { key: SealingKey; version: string; body: string } {
    const [version = '', id = '', body = ''] = sealed.split('.')
    if (version !== 'v1' && version !== 'v2') throw new Error('A sealed secret has a format that is not known.')
    return { key: source.find(id), version, body }
  }
  return {
    seal(plaintext, context) {
      const key = source.current()
      const random = randomBytes(key.perRecord ? saltBytes : nonceBytes)
      const { secret, nonce } = key.perRecord ? recordCipher(key, random, context) : { secret: key.root, nonce: random }
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(context))
      const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
      return prefixOf(key) + Buffer.concat([random, cipher.getAuthTag(), ciphertext]).toString('base64url')
    },
    open(sealed, context) {
      const { key, version, body } = read(sealed)
      return openWith(key, version, body, context)
    },
    openPresented(sealed, context) {
      const { key, version, body } = read(sealed)
      if (key.isCompromised) throw new Error('A presented secret is sealed under a compromised key.')
      return openWith(key, version, body, context)
    },
    prefix: () => prefixOf(source.current()),
    isCurrent: (sealed) => sealed.startsWith(prefixOf(source.current())),
  }
}

const nonceBytes = 12
const saltBytes = 16

/**
 * Key and nonce of one ciphertext, by HKDF (RFC 5869) from its random salt and the record that it belongs to. NIST SP 800-38D
 * (§8.3) permits a key 2³² messages with random nonces; a derived key seals one (docs/decisions/0048-keys-that-can-be-taken-back.md).
 */
function recordCipher(key: SealingKey, salt: Buffer, context: string): { secret: Buffer; nonce: Buffer } {
  // Hashed, because `info` has at most 1,024 bytes.
  const info = createHash('sha256').update(`gatehouse record key\0${context}`).digest()
  const bytes = Buffer.from(hkdfSync('sha256', key.root, salt, info, 32 + nonceBytes))
  return { secret: bytes.subarray(0, 32), nonce: bytes.subarray(32) }
}
