import { SamlFailure } from '../failure.ts'

/** S-1. Larger than any response seen, with hundreds of groups. */
export const maxMessageBytes = 262_144

/** Text of the `SAMLResponse` field. @throws SamlFailure */
export function decodeMessage(field: string): string {
  return readText(decodeBase64(field))
}

/** @throws SamlFailure `too_large`, `not_base64` */
export function decodeBase64(field: string): Buffer {
  if (field.length > maxMessageBytes * 1.5) throw new SamlFailure('too_large')
  const base64 = field.replace(/[\r\n\t ]/g, '')
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw new SamlFailure('not_base64')
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > maxMessageBytes) throw new SamlFailure('too_large')
  return bytes
}

/**
 * Line ends are normalized as in XML (§2.11), so that every reader sees the same text.
 *
 * @throws SamlFailure `not_utf8`
 */
export function readText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    throw new SamlFailure('not_utf8')
  }
}
