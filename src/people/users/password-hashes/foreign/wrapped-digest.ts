import { createHash, createHmac } from 'node:crypto'
import { readBase64, toBase64 } from '../base64.ts'
import { MalformedHash, type SaltPosition } from '../hash-format.ts'
import { hmacMd4, md4 } from './md4.ts'

/** The length of each digest in bytes. */
export const digestLengths = { md4: 16, md5: 16, sha1: 20, sha256: 32, sha384: 48, sha512: 64 }
export type DigestAlgorithm = keyof typeof digestLengths

/** A single digest of a password: tried millions of times a second, so it is never stored as it is. */
export interface Digest {
  algorithm: DigestAlgorithm
  hash: Buffer
  salt: Buffer
  position: SaltPosition
  /** How the other system turned the password into bytes. */
  encoding: 'utf8' | 'utf16le'
  /** The key, if the digest is an HMAC. */
  key?: Buffer | undefined
}

const scheme = '$wrapped$'

/** How a digest was made, without the digest. */
type Recipe = Omit<Digest, 'hash'>

/**
 * Stores a digest inside of a slow hash, argon2(digest): an attacker who reads the database doesn't get the digest.
 *
 * @param slow hashes the digest in hexadecimal
 * @throws MalformedHash for a digest of another length
 */
export async function wrapDigest(digest: Digest, slow: (text: string) => Promise<string>): Promise<string> {
  if (!isDigestAlgorithm(digest.algorithm)) throw new MalformedHash('its digest is not known')
  if (digest.hash.length !== digestLengths[digest.algorithm])
    throw new MalformedHash(`a digest of ${digest.algorithm} has ${digestLengths[digest.algorithm]} bytes`)
  if (digest.salt.length > 256 || (digest.key?.length ?? 0) > 256) throw new MalformedHash('its salt is too long')
  const { algorithm, position, encoding, salt, key } = digest
  const recipe = [
    `a=${algorithm}`,
    `p=${position}`,
    `e=${encoding}`,
    `s=${toBase64(salt)}`,
    ...(key === undefined ? [] : [`k=${toBase64(key)}`]),
  ]
  return `${scheme}${recipe.join(',')}${await slow(digest.hash.toString('hex'))}`
}

/** The slow hash inside, and what it was made of for this password; `undefined` for any other form. */
export function unwrapDigest(stored: string, password: string): { stored: string; password: string } | undefined {
  if (!stored.startsWith(scheme)) return undefined
  const end = stored.indexOf('$', scheme.length)
  const recipe = parse(stored.slice(scheme.length, end))
  return { stored: stored.slice(end), password: digestOf(recipe, password).toString('hex') }
}

export function isDigestAlgorithm(text: string): text is DigestAlgorithm {
  return Object.hasOwn(digestLengths, text)
}

function digestOf({ algorithm, salt, position, encoding, key }: Recipe, password: string): Buffer {
  const text = Buffer.from(password, encoding)
  const salted = Buffer.concat(position === 'prefix' ? [salt, text] : [text, salt])
  if (algorithm === 'md4') return key === undefined ? md4(salted) : hmacMd4(key, salted)
  const hash = key === undefined ? createHash(algorithm) : createHmac(algorithm, key)
  return hash.update(salted).digest()
}

function parse(text: string): Recipe {
  const parts = new Map(text.split(',').map((part) => [part.slice(0, 1), part.slice(2)]))
  const bytes = (name: string) => {
    const value = parts.get(name) ?? ''
    return value === '' ? Buffer.alloc(0) : readBase64(value, 'the salt')
  }
  const algorithm = parts.get('a') ?? ''
  if (!isDigestAlgorithm(algorithm)) throw new MalformedHash('its digest is not known')
  return {
    algorithm,
    position: parts.get('p') === 'prefix' ? 'prefix' : 'suffix',
    encoding: parts.get('e') === 'utf16le' ? 'utf16le' : 'utf8',
    salt: bytes('s'),
    key: parts.has('k') ? bytes('k') : undefined,
  }
}
