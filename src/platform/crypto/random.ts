import { randomBytes, randomInt } from 'node:crypto'

const alphanumerics = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Random letters and digits, uniform: 5.95 bits a character, so 25 characters carry 148 bits. */
export function randomToken(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 in a byte: larger values would favour the first letters.
      if (byte < 248 && text.length < length) text += alphanumerics[byte % 62]
    }
  }
  return text
}

/** A one-time code of six digits, leading zeros included. */
export function randomCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}
