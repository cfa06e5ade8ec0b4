import { createHash, timingSafeEqual } from 'node:crypto'
import { type HashFormat, MalformedHash } from '../hash-format.ts'
import { stretch } from './stretched-digest.ts'

const alphabet = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 2^16 rounds take some 60 ms. WordPress has 2^13, phpBB 2^11. */
const mostLog2 = 16

/**
 * Portable hashes of phpass, as WordPress and phpBB store them: `$P$` or `$H$`, a letter for the rounds of MD5, eight characters of
 * salt and 22 of hash.
 */
export const phpassFormat: HashFormat = {
  read(text) {
    parse(text)
    return text
  },
  owns: (stored) => /^\$[PH]\$/.test(stored),
  async verify(stored, password) {
    const { rounds, salt, hash } = parse(stored)
    const first = createHash('md5').update(salt).update(password).digest()
    const digest = await stretch('md5', first, password, rounds)
    return timingSafeEqual(Buffer.from(encode(digest)), Buffer.from(hash))
  },
}

function parse(text: string): { rounds: number; salt: string; hash: string } {
  const [, letter = '', salt = '', hash = ''] = /^\$[PH]\$(.)([\x21-\x7e]{8})([./0-9A-Za-z]{22})$/.exec(text) ?? []
  const log2 = letter === '' ? -1 : alphabet.indexOf(letter)
  if (log2 < 7 || log2 > mostLog2)
    throw new MalformedHash(
      `it must be $P$ or $H$, a letter for 2^7 to 2^${mostLog2} rounds, 8 characters of salt and 22 of hash`,
    )
  return { rounds: 2 ** log2, salt, hash }
}

/** Base64 of phpass: three bytes are four characters, least significant bits first. */
function encode(bytes: Buffer): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = [0, 1, 2].map((offset) => bytes[i + offset])
    const value = group.reduce<number>((sum, byte, j) => sum | ((byte ?? 0) << (8 * j)), 0)
    const characters = group.filter((byte) => byte !== undefined).length + 1
    for (let j = 0; j < characters; j++) text += alphabet.charAt((value >> (6 * j)) & 0x3f)
  }
  return text
}
