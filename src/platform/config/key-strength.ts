import { deflateRawSync } from 'node:zlib'

/** What keys are made of that somebody typed to be done with it. */
const usual = Buffer.from(
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01234567890qwertyuiopasdfghjklzxcvbnm' +
    ' change-me changeme change_me replace-this please your-secret-key-here supersecret secret key password master' +
    ' gatehouse example default development production test',
)

/**
 * How many bytes are left of a key once it is compressed by somebody who knows the alphabet, the rows of a keyboard and
 * the usual words. 16 random bytes keep 29 or more as hexadecimal and 27 as digits, 32 of them 44 in Base64; what repeats
 * itself or was typed in keeps few: `0123456789abcdef` twice 9, `please-change-this-secret-key-now!` 16.
 */
export function keyStrength(key: string): number {
  return deflateRawSync(key, { dictionary: usual, level: 9 }).length
}
