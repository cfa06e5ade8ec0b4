import { SamlFailure } from '../failure.ts'

/** S-1. Larger than any response seen, with hundreds of groups. */
const maxBytes = 262_144

/** Text of the `SAMLResponse` field. Line ends are those of XML (§2.11), so that every reader sees the same. @throws SamlFailure */
export function decodeMessage(field: string): string {
  if (field.length > maxBytes * 1.5) throw new SamlFailure('too_large')
  const base64 = field.replace(/[\r\n\t ]/g, '')
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw new SamlFailure('not_base64')
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > maxBytes) throw new SamlFailure('too_large')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    throw new SamlFailure('not_utf8')
  }
}
