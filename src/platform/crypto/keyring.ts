import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { ConfigError } from '../config-error.ts'

/**
 * Encrypts secrets that must be readable again. `context` names the secret and its owner (`signing_key:<id>`). It is
 *   authenticated, so a ciphertext that was moved to another row does not open.
 */
export interface Keyring {
  /** AES-256-GCM under the first master key, as `v1.<key id>.<base64url>`. */
  seal(plaintext: string | Buffer, context: string): string
  /** @throws Error when the key is missing, the context differs, or the ciphertext was changed. */
  open(sealed: string, context: string): Buffer
  /** Whether the text is sealed under the first master key, or must be re-sealed to finish a rotation. */
  isCurrent(sealed: string): boolean
}

/**
 * @param masterKeys strings of at least 32 characters. The first seals, all of them open. There are two during a
 *   rotation.
 */
export function createKeyring(masterKeys: readonly string[]): Keyring {
  const keys = new Map(masterKeys.map(deriveKey).map((key) => [keyId(key), key]))
  const [currentId, currentKey] = [...keys][0] ?? []
  if (currentId === undefined || currentKey === undefined) throw new Error('A keyring needs a master key.')
  return {
    seal(plaintext, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', currentKey, iv).setAAD(Buffer.from(context))
      const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
      return `v1.${currentId}.${Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64url')}`
    },
    open(sealed, context) {
      const [version, id = '', body = ''] = sealed.split('.')
      const key = keys.get(id)
      if (version !== 'v1' || key === undefined) {
        throw new ConfigError(`A secret is sealed under the master key ${id}, which is not in GATEHOUSE_SECRET_KEY.`)
      }
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
    },
    isCurrent: (sealed) => sealed.startsWith(`v1.${currentId}.`),
  }
}

function deriveKey(masterKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, '', 'gatehouse sealing key', 32))
}

function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8)
}
