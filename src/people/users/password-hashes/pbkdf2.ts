import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { readBase64, toBase64 } from './base64.ts'
import { type HashFormat, MalformedHash, numberIn } from './hash-format.ts'
import { splitPhc } from './phc.ts'

const deriveKey = promisify(pbkdf2)

/** The documented bounds of the iterations, by digest. */
const minIterations = { sha256: 600_000, sha512: 210_000 }
const maxIterations = 1_000_000

/** PBKDF2 (RFC 8018 §5.2) as `$pbkdf2$i=600000,d=sha256$<salt>$<hash>`. */
export const pbkdf2Format: HashFormat = {
  read(text) {
    const { i, digest, salt, hash } = parse(text)
    return `$pbkdf2$i=${i},d=${digest}$${toBase64(salt)}$${toBase64(hash)}`
  },
  owns: (stored) => stored.startsWith('$pbkdf2$'),
  async verify(stored, password) {
    const { i, digest, salt, hash } = parse(stored)
    return timingSafeEqual(await deriveKey(password, salt, i, hash.length, digest), hash)
  },
}

function parse(text: string) {
  const { id, parameters, values } = splitPhc(text, ['i', 'd'])
  if (id !== 'pbkdf2') throw new MalformedHash('it must start with $pbkdf2$')
  const digest = parameters.get('d')
  if (digest !== 'sha256' && digest !== 'sha512') throw new MalformedHash('d must be sha256 or sha512')
  const [saltText = '', hashText = '', ...more] = values
  if (more.length > 0) throw new MalformedHash('it has parts that are not known')
  return {
    i: numberIn(parameters.get('i'), 'i', minIterations[digest], maxIterations),
    digest,
    salt: readBase64(saltText, 'the salt'),
    hash: readBase64(hashText, 'the hash', { min: 16, max: 128 }),
  }
}
