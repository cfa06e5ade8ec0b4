import { MalformedHash } from './hash-format.ts'

/**
 * Reads base64 of either alphabet (RFC 4648 §4, §5), padded or not; `Buffer.from` would skip invalid characters.
 *
 * @param name the name of the bytes, for the error.
 */
export function readBase64(text: string, name: string, { min = 1, max = 1_024 } = {}): Buffer {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text) || /^[A-Za-z0-9_-]+={0,2}$/.test(text)
  const bytes = Buffer.from(text, 'base64url')
  const unpadded = text.replace(/=+$/, '')
  // The unused bits of the last character must be zero: otherwise two strings would have one value.
  if (!isBase64 || bytes.toString('base64url') !== unpadded.replaceAll('+', '-').replaceAll('/', '_')) {
    throw new MalformedHash(`${name} is not base64`)
  }
  if (bytes.length >= min && bytes.length <= max) return bytes
  throw new MalformedHash(`${name} must have ${min} to ${max} bytes`)
}

/** Standard alphabet without padding, as PHC strings have it. */
export function toBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
