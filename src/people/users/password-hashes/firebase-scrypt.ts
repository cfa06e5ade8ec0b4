import { createCipheriv, timingSafeEqual } from 'node:crypto'
import { readBase64, toBase64 } from './base64.ts'
import { type HashFormat, MalformedHash, numberIn } from './hash-format.ts'
import { type PhcString, splitPhc } from './phc.ts'
import { checkCost, deriveKey } from './scrypt.ts'

/**
 * Firebase's scrypt (github.com/firebase/scrypt): the signer key, encrypted with a key that scrypt derives from the
 * password. Parameters are read by name, in any order, separated by `$` or `,`: `r` rounds, `m` memory cost, `ss` salt
 * separator, `sk` signer key. Salt and hash come last or are named `salt`, `s` and `hash`, `h`, as the vendor's
 * migration tool writes them.
 */
export const firebaseScryptFormat: HashFormat = {
  read(text) {
    const { rounds, memoryCost, separator, signerKey, salt, hash } = parse(text)
    return `$firebase-scrypt$r=${rounds},m=${memoryCost},ss=${toBase64(separator)},sk=${toBase64(signerKey)}$${toBase64(salt)}$${toBase64(hash)}`
  },
  owns: (stored) => stored.startsWith('$firebase-scrypt$'),
  async verify(stored, password) {
    const { rounds, memoryCost, separator, signerKey, salt, hash } = parse(stored)
    const key = await deriveKey(password, Buffer.concat([salt, separator]), 32, { n: 2 ** memoryCost, r: rounds, p: 1 })
    const encrypted = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(signerKey)
    return timingSafeEqual(encrypted, hash)
  },
}

const names = ['r', 'm', 'ss', 'sk', 'salt', 's', 'hash', 'h']

function parse(text: string) {
  const { id, parameters, values }: PhcString = splitPhc(text, names)
  if (id !== 'firebase-scrypt') throw new MalformedHash('it must start with $firebase-scrypt$')
  const positional = [...values]
  const named = (...aliases: string[]) =>
    aliases.map((name) => parameters.get(name)).find((value) => value !== undefined)
  const saltText = named('salt', 's') ?? positional.shift() ?? ''
  const hashText = named('hash', 'h') ?? positional.shift() ?? ''
  if (positional.length > 0) throw new MalformedHash('it has parts that are not known')
  const rounds = numberIn(parameters.get('r'), 'r', 1, 8)
  const memoryCost = numberIn(parameters.get('m'), 'm', 1, 14)
  checkCost({ n: 2 ** memoryCost, r: rounds, p: 1 })
  const signerKey = readBase64(parameters.get('sk') ?? '', 'sk', { min: 16, max: 256 })
  return {
    rounds,
    memoryCost,
    separator: readBase64(parameters.get('ss') ?? '', 'ss', { max: 64 }),
    signerKey,
    salt: readBase64(saltText, 'the salt'),
    // It is the signer key, encrypted by a stream cipher.
    hash: readBase64(hashText, 'the hash', { min: signerKey.length, max: signerKey.length }),
  }
}
