import { randomInt } from 'node:crypto'

/** Only consonants, so that no code is a word (RFC 8628 §6.1): 34 bits. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ'

/** A code that people read and type: `BCDF-GHJK`. */
export function randomUserCode(): string {
  const code = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** The letters of a code as people type it: in lower case, without the dash or with spaces. */
export function lettersOf(userCode: string): string {
  return userCode.toUpperCase().replaceAll(/[^A-Z]/g, '')
}
