import { type HashFormat, MalformedHash } from './hash-format.ts'

/** 2^14 rounds take about a second. More would slow down every later sign-in. */
const maxCost = 14

/**
 * bcrypt in its modular form: `$2a$`, `$2b$` or `$2y$`, the cost, 22 characters of salt and 31 of hash. bcrypt reads
 * only the first 72 bytes of a password. At the next sign-in, the account gets a native hash of the whole password as
 * entered.
 */
export const bcryptFormat: HashFormat = {
  read(text) {
    const cost = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{52}[.CGKOSWaeimquy26]$/.exec(text)?.[1]
    if (cost === undefined)
      throw new MalformedHash('it must be $2a$, $2b$ or $2y$, a cost of two digits, $ and 53 characters')
    if (Number(cost) < 4 || Number(cost) > maxCost) throw new MalformedHash(`the cost must be from 04 to ${maxCost}`)
    return canonical(text)
  },
  owns: (stored) => /^\$2[aby]\$/.test(stored),
  async verify(stored, password) {
    // Loaded when it is needed: most servers never see an imported hash.
    const { verify } = await import('@node-rs/bcrypt')
    return verify(password, stored)
  },
}

const alphabet = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Clears the bits of the last salt character that no byte takes. Some systems left them set; those that verify by
 * computing ignore them, the library used here takes such a hash for malformed.
 */
function canonical(text: string): string {
  const lastOfSalt = 28
  const digit = alphabet.indexOf(text.charAt(lastOfSalt)) & 0b110000
  return text.slice(0, lastOfSalt) + alphabet.charAt(digit) + text.slice(lastOfSalt + 1)
}
