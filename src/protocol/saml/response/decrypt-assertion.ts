import { createDecipheriv } from 'node:crypto'
import { SamlFailure } from '../failure.ts'
import { encryptionNamespace } from '../namespaces.ts'
import { attributeOf, childrenNamed, isElement, textOf, withDescendants } from '../xml/read.ts'
import { forbiddenEncryption, readKeyTransport } from './key-transport.ts'
import { decryptOaep } from './rsa-oaep.ts'

const gcm: Readonly<Record<string, 'aes-128-gcm' | 'aes-256-gcm'>> = {
  'http://www.w3.org/2009/xmlenc11#aes256-gcm': 'aes-256-gcm',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm': 'aes-128-gcm',
}
const cbc: Readonly<Record<string, 'aes-128-cbc' | 'aes-256-cbc'>> = {
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc': 'aes-256-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc': 'aes-128-cbc',
}

/** The algorithms of the assertion that are accepted, the most preferred first. */
export const dataAlgorithms: readonly string[] = [...Object.keys(gcm), ...Object.keys(cbc)]

/**
 * The text of an `EncryptedAssertion` (S-11). Every fault after the choice of algorithms is the same failure: which step it
 * was would tell an attacker something of the key.
 *
 * @param keys private keys in PEM: two while one is replaced.
 * @throws SamlFailure `forbidden_encryption`, `not_decryptable`
 */
export function decryptAssertion(encrypted: Element, keys: readonly string[]): string {
  const data = childrenNamed(encrypted, encryptionNamespace, 'EncryptedData')[0]
  const encryptedKeys = withDescendants(encrypted).filter((each) =>
    isElement(each, encryptionNamespace, 'EncryptedKey'),
  )
  const [encryptedKey] = encryptedKeys
  if (data === undefined || encryptedKey === undefined || encryptedKeys.length > 1)
    throw new SamlFailure('not_decryptable')
  const algorithm = methodOf(data)
  const decipher = Object.hasOwn(gcm, algorithm) ? openGcm : Object.hasOwn(cbc, algorithm) ? openCbc : undefined
  const transports = readKeyTransport(encryptedKey)
  if (decipher === undefined || transports === undefined) throw forbiddenEncryption(algorithm, encryptedKey)
  for (const key of keys) {
    for (const transport of transports) {
      try {
        const secret = decryptOaep(key, cipherValueOf(encryptedKey), transport)
        const plain = decipher(algorithm, secret, cipherValueOf(data))
        return new TextDecoder('utf-8', { fatal: true }).decode(plain).replace(/\r\n?/g, '\n')
      } catch {
        // The next one may be the right one.
      }
    }
  }
  throw new SamlFailure('not_decryptable')
}

function openGcm(algorithm: string, secret: Buffer, value: Buffer): Buffer {
  const decipher = createDecipheriv(gcm[algorithm] ?? 'aes-256-gcm', secret, value.subarray(0, 12), {
    authTagLength: 16,
  })
  decipher.setAuthTag(value.subarray(-16))
  return Buffer.concat([decipher.update(value.subarray(12, -16)), decipher.final()])
}

/** The last byte of the padding says its length; the others are arbitrary (xmlenc-core §5.2). */
function openCbc(algorithm: string, secret: Buffer, value: Buffer): Buffer {
  const decipher = createDecipheriv(cbc[algorithm] ?? 'aes-256-cbc', secret, value.subarray(0, 16)).setAutoPadding(
    false,
  )
  const padded = Buffer.concat([decipher.update(value.subarray(16)), decipher.final()])
  const length = padded.at(-1) ?? 0
  if (length < 1 || length > 16 || length > padded.length) throw new SamlFailure('not_decryptable')
  return padded.subarray(0, padded.length - length)
}

function methodOf(element: Element): string {
  const [method] = childrenNamed(element, encryptionNamespace, 'EncryptionMethod')
  return (method && attributeOf(method, 'Algorithm')) ?? ''
}

function cipherValueOf(element: Element): Buffer {
  const [value] = childrenNamed(element, encryptionNamespace, 'CipherData').flatMap((data) =>
    childrenNamed(data, encryptionNamespace, 'CipherValue'),
  )
  return Buffer.from((value && textOf(value)) ?? '', 'base64')
}
