import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { readBase64, toBase64 } from '../base64.ts'
import { type HashFormat, MalformedHash, numberIn } from '../hash-format.ts'
import { splitPhc } from '../phc.ts'

const deriveKey = promisify(pbkdf2)

/** The length of each digest in bytes: one block of output costs all iterations. */
const digestLengths = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 }
export type Pbkdf2Digest = keyof typeof digestLengths

/** Iterations times blocks of output: about two seconds of SHA-512. Keycloak's largest default, 1,300,000 of SHA-1, fits. */
const mostWork = 3_000_000

export interface Pbkdf2Hash {
  digest: Pbkdf2Digest
  iterations: number
  salt: Buffer
  /** As long as it was derived: Keycloak stores 32 and 64 bytes. */
  hash: Buffer
}

/**
 * PBKDF2 below the floors of the API, and with SHA-1, as `$pbkdf2-imported$d=sha1,i=27500$<salt>$<hash>`. Only an import stores
 * this form.
 */
export const pbkdf2OfAnyFloor: HashFormat = {
  read: (text) => storePbkdf2(parse(text)),
  owns: (stored) => stored.startsWith('$pbkdf2-imported$'),
  async verify(stored, password) {
    const { iterations, digest, salt, hash } = parse(stored)
    return timingSafeEqual(await deriveKey(password, salt, iterations, hash.length, digest), hash)
  },
}

/** @throws MalformedHash when a verification would cost too much, or the hash has too few bytes to prove anything */
export function storePbkdf2({ digest, iterations, salt, hash }: Pbkdf2Hash): string {
  if (!isPbkdf2Digest(digest)) throw new MalformedHash('the digest must be sha1, sha256, sha384 or sha512')
  if (hash.length < 16 || hash.length > 128) throw new MalformedHash('the hash must have 16 to 128 bytes')
  if (salt.length > 1_024) throw new MalformedHash('the salt has more than 1,024 bytes')
  const work = iterations * Math.ceil(hash.length / digestLengths[digest])
  if (!Number.isInteger(iterations) || iterations < 1 || work > mostWork)
    throw new MalformedHash(`it must have 1 to ${mostWork} iterations over all blocks of the hash`)
  return `$pbkdf2-imported$d=${digest},i=${iterations}$${toBase64(salt)}$${toBase64(hash)}`
}

export function isPbkdf2Digest(text: string): text is Pbkdf2Digest {
  return Object.hasOwn(digestLengths, text)
}

function parse(text: string): Pbkdf2Hash {
  const { id, parameters, values } = splitPhc(text, ['d', 'i'])
  const digest = parameters.get('d') ?? ''
  if (id !== 'pbkdf2-imported' || !isPbkdf2Digest(digest)) throw new MalformedHash('it is not an imported PBKDF2 hash')
  const [saltText = '', hashText = ''] = values
  return {
    digest,
    iterations: numberIn(parameters.get('i'), 'i', 1, mostWork),
    salt: saltText === '' ? Buffer.alloc(0) : readBase64(saltText, 'the salt'),
    hash: readBase64(hashText, 'the hash', { min: 16, max: 128 }),
  }
}
