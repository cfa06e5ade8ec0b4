import { isDigestAlgorithm } from '#people/users/index.ts'
import { recordOf } from '#platform/records.ts'
import type { SourcePassword } from '../records.ts'
import { textOf } from '../values.ts'
import { readNamedHash } from './named-hashes.ts'
import { phcPbkdf2 } from './pbkdf2.ts'
import { scryptHash } from './werkzeug.ts'

/** `custom_password_hash` of Auth0's import format. */
export function auth0CustomHash(given: Record<string, unknown>): SourcePassword {
  const algorithm = textOf(given.algorithm) ?? ''
  const hash = recordOf(given.hash)
  const value = textOf(hash.value) ?? ''
  if (['argon2', 'bcrypt', 'ldap'].includes(algorithm)) return readNamedHash(algorithm, value)
  if (algorithm === 'pbkdf2') return phcPbkdf2(value)
  const saltOf = recordOf(given.salt)
  const salt = bytesOf(saltOf.value, saltOf.encoding)
  const bytes = bytesOf(hash.value, hash.encoding ?? 'hex')
  if (algorithm === 'scrypt')
    return scryptHash({
      n: numberOf(given.cost, 16_384),
      r: numberOf(given.blockSize, 8),
      p: numberOf(given.parallelization, 1),
      salt,
      hash: bytes,
    })
  const digest = algorithm === 'hmac' ? (textOf(hash.digest) ?? '') : algorithm
  if (!isDigestAlgorithm(digest))
    return { unusable: `hashes of ${digest === '' ? 'an unnamed kind' : digest} can't be verified here` }
  const encoding = recordOf(given.password).encoding === 'utf16le' ? 'utf16le' : 'utf8'
  const position = saltOf.position === 'suffix' ? 'suffix' : 'prefix'
  const key = algorithm === 'hmac' ? bytesOf(recordOf(hash.key).value, recordOf(hash.key).encoding) : undefined
  return { hash: { kind: 'digest', algorithm: digest, hash: bytes, salt, position, encoding, ...(key && { key }) } }
}

function bytesOf(value: unknown, encoding: unknown): Buffer {
  const text = typeof value === 'string' ? value : ''
  if (encoding === 'hex') return Buffer.from(text, 'hex')
  return Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8')
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise
}
