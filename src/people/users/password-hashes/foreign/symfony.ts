import { createHash, timingSafeEqual } from 'node:crypto'
import { type HashFormat, MalformedHash, numberIn } from '../hash-format.ts'
import { stretch } from './stretched-digest.ts'

const scheme = 'sha512_symfony$'
/** They take some 0.2 s. Symfony's default is 5,000. */
const mostIterations = 100_000

/**
 * SHA-512 of Symfony's `MessageDigestPasswordHasher`, as Clerk writes it: `sha512_symfony$5000$salt$base64`. The password stands before the
 * salt in braces, and alone where there is no salt.
 */
export const symfonyFormat: HashFormat = {
  read(text) {
    parse(text)
    return text
  },
  owns: (stored) => stored.startsWith(scheme),
  async verify(stored, password) {
    const { iterations, salt, hash } = parse(stored)
    const salted = salt === '' ? password : `${password}{${salt}}`
    const first = createHash('sha512').update(salted).digest()
    return timingSafeEqual(await stretch('sha512', first, salted, iterations - 1), hash)
  },
}

function parse(text: string): { iterations: number; salt: string; hash: Buffer } {
  const [, iterations, salt = '', hash] =
    /^sha512_symfony\$(\d+)\$([^{}]{0,256})\$([A-Za-z0-9+/]{85}[AQgw]==)$/.exec(text) ?? []
  if (hash === undefined)
    throw new MalformedHash(
      'it must be sha512_symfony$, iterations, $, a salt without braces, $ and 64 bytes in base64',
    )
  return {
    iterations: numberIn(iterations, 'iterations', 1, mostIterations),
    salt,
    hash: Buffer.from(hash, 'base64'),
  }
}
