import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** A key-encryption key, ready for use. */
export interface UsableKey {
  id: string
  key: Buffer
}

/** A data key, wrapped by one key after the other: each of them is needed to open it. */
export interface WrappedDataKey {
  dataKeyId: string
  /** From the innermost to the outermost. */
  keyIds: readonly string[]
  /** The header, which every layer authenticates. */
  header: Buffer
  body: Buffer
}

const version = 1
const idBytes = 16
const mostKeys = 10
const dataKeyBytes = 32
const nonceBytes = 12
const tagBytes = 16

/**
 * `1 | data key id | number of keys | ids of keys | outermost layer`. The innermost layer is made by the first key; each is
 * `nonce | tag | ciphertext` of AES-256-GCM, with the header, the environment and the place of the layer as additional data,
 * under a key that is derived for this header alone, so that no key meets a nonce twice, however many data keys it wraps.
 */
export function wrapDataKey(
  dataKey: Buffer,
  keys: readonly UsableKey[],
  { environmentId, dataKeyId }: { environmentId: string; dataKeyId: string },
): Buffer {
  const header = Buffer.concat([
    Buffer.from([version]),
    bytesOfId(dataKeyId),
    Buffer.from([keys.length]),
    ...keys.map(({ id }) => bytesOfId(id)),
  ])
  const body = keys.reduce((inner, { key }, i) => {
    const bound = boundTo(environmentId, header, i)
    return encrypt(layerKey(key, bound), inner, bound)
  }, dataKey)
  return Buffer.concat([header, body])
}

/** @returns `undefined` for what was made by nothing of this kind. */
export function parseWrappedDataKey(bytes: Buffer): WrappedDataKey | undefined {
  const count = bytes[1 + idBytes] ?? 0
  const headerBytes = 2 + idBytes * (1 + count)
  const expected = headerBytes + dataKeyBytes + count * (nonceBytes + tagBytes)
  if (bytes[0] !== version || count < 1 || count > mostKeys || bytes.length !== expected) return undefined
  const idAt = (offset: number) => idOf(bytes.subarray(offset, offset + idBytes))
  return {
    dataKeyId: idAt(1),
    keyIds: Array.from({ length: count }, (_, i) => idAt(2 + idBytes * (1 + i))),
    header: bytes.subarray(0, headerBytes),
    body: bytes.subarray(headerBytes),
  }
}

/** @param keys the keys with `keyIds`, in the same order @returns `undefined` if anything was changed, or belongs to another environment */
export function unwrapDataKey(
  { header, body }: WrappedDataKey,
  keys: readonly UsableKey[],
  environmentId: string,
): Buffer | undefined {
  try {
    return keys.reduceRight((outer, { key }, i) => {
      const bound = boundTo(environmentId, header, i)
      return decrypt(layerKey(key, bound), outer, bound)
    }, body)
  } catch {
    return undefined
  }
}

/** `nonce | tag | ciphertext` of AES-256-GCM. */
export function encrypt(key: Buffer, plaintext: Buffer, bound: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext])
}

/** @throws Error if the ciphertext was changed, or was encrypted for another purpose */
export function decrypt(key: Buffer, sealed: Buffer, bound: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(bound).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])
}

function layerKey(key: Buffer, bound: Buffer): Buffer {
  return createHmac('sha256', key).update(bound).digest()
}

function boundTo(environmentId: string, header: Buffer, place: number): Buffer {
  return Buffer.concat([Buffer.from(`gatehouse vault data key\0${environmentId}\0${place}\0`), header])
}

function bytesOfId(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
