import { scrypt, timingSafeEqual } from 'node:crypto'
import { readBase64, toBase64 } from './base64.ts'
import { type HashFormat, MalformedHash, numberIn } from './hash-format.ts'
import { splitPhc } from './phc.ts'

/**
 * The most that n·r·p may be: a verification then takes up to 256 MiB (128·n·r bytes, RFC 7914 §2) and about a second.
 * OWASP's largest parameters, N=2^17 and r=8, are half of it.
 */
const maxWork = 2 ** 21

export interface ScryptParameters {
  n: number
  r: number
  p: number
}

/**
 * scrypt (RFC 7914) as `$scrypt$v=1$n=16384,r=8,p=1,kl=64$<salt>$<hash>`. `n` is the cost itself; `ln`, which some
 * migration guides write, its logarithm.
 */
export const scryptFormat: HashFormat = {
  read(text) {
    const { n, r, p, salt, hash } = parse(text)
    return `$scrypt$v=1$n=${n},r=${r},p=${p},kl=${hash.length}$${toBase64(salt)}$${toBase64(hash)}`
  },
  owns: (stored) => stored.startsWith('$scrypt$'),
  async verify(stored, password) {
    const { salt, hash, ...parameters } = parse(stored)
    return timingSafeEqual(await deriveKey(password, salt, hash.length, parameters), hash)
  },
}

/** Runs in the thread pool. */
export function deriveKey(
  password: string,
  salt: Buffer,
  length: number,
  { n, r, p }: ScryptParameters,
): Promise<Buffer> {
  const options = { N: n, r, p, maxmem: 128 * maxWork + 1_024 * 1_024 }
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}

/** @throws MalformedHash when one verification would take more memory or time than it may. */
export function checkCost({ n, r, p }: ScryptParameters): void {
  if (n * r * p > maxWork) throw new MalformedHash('its parameters cost more than 256 MiB or a second')
}

function parse(text: string) {
  const { id, parameters, values } = splitPhc(text, ['v', 'n', 'ln', 'r', 'p', 'kl'])
  if (id !== 'scrypt') throw new MalformedHash('it must start with $scrypt$')
  if ((parameters.get('v') ?? '1') !== '1') throw new MalformedHash('the version must be 1')
  const n = parameters.has('ln')
    ? 2 ** numberIn(parameters.get('ln'), 'ln', 1, 20)
    : numberIn(parameters.get('n'), 'n', 2, 2 ** 20)
  if (!Number.isInteger(Math.log2(n))) throw new MalformedHash('n must be a power of two')
  const cost = { n, r: numberIn(parameters.get('r'), 'r', 1, 64), p: numberIn(parameters.get('p'), 'p', 1, 64) }
  checkCost(cost)
  const [saltText = '', hashText = '', ...more] = values
  if (more.length > 0) throw new MalformedHash('it has parts that are not known')
  const salt = readBase64(saltText, 'the salt')
  const hash = readBase64(hashText, 'the hash', { min: 16, max: 128 })
  const keyLength = parameters.get('kl')
  if (keyLength !== undefined && Number(keyLength) !== hash.length)
    throw new MalformedHash('kl is not the length of the hash')
  return { ...cost, salt, hash }
}
