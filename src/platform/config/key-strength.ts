import { deflateRawSync } from 'node:zlib'

/** Common fragments of keys that were typed by hand. */
const usual = Buffer.from(
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01234567890qwertyuiopasdfghjklzxcvbnm' +
    ' change-me changeme change_me replace-this please your-secret-key-here supersecret secret key password master' +
    ' gatehouse example default development production test',
)

/**
 * The compressed size of a key in bytes, with the alphabet, keyboard rows and common words as dictionary. 16 random
 * bytes keep 29 or more as hexadecimal and 27 as digits, 32 random bytes 44 in Base64. Repetitive or typed keys keep
 * few: `0123456789abcdef` twice 9, `please-change-this-secret-key-now!` 16.
 */
export function keyStrength(key: string): number {
  return deflateRawSync(key, { dictionary: usual, level: 9 }).length
}
