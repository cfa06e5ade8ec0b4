import { readBase64, toBase64 } from './base64.ts'
import { MalformedHash, numberIn } from './hash-format.ts'
import { splitPhc } from './phc.ts'

/**
 * Checks an argon2 hash of version 19 and its documented bounds: m 4,096–262,144 KiB, t 1–5 (argon2i 3–5), p 1–8.
 * Verified by the platform's hasher, which reads the parameters from the string.
 *
 * @throws MalformedHash
 */
export function readArgon2(text: string): string {
  const { id, parameters, values } = splitPhc(text, ['v', 'm', 't', 'p'])
  if (!['argon2id', 'argon2i', 'argon2d'].includes(id))
    throw new MalformedHash('it must start with $argon2id$, $argon2i$ or $argon2d$')
  if (parameters.get('v') !== '19') throw new MalformedHash('the version must be 19')
  const m = numberIn(parameters.get('m'), 'm', 4_096, 262_144)
  const t = numberIn(parameters.get('t'), 't', id === 'argon2i' ? 3 : 1, 5)
  const p = numberIn(parameters.get('p'), 'p', 1, 8)
  const [salt = '', hash = '', ...more] = values
  if (more.length > 0) throw new MalformedHash('it has parts that are not known')
  const saltText = toBase64(readBase64(salt, 'the salt', { min: 8, max: 48 }))
  const hashText = toBase64(readBase64(hash, 'the hash', { min: 16, max: 64 }))
  return `$${id}$v=19$m=${m},t=${t},p=${p}$${saltText}$${hashText}`
}
