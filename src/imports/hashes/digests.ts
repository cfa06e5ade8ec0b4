import type { DigestAlgorithm } from '#people/users/index.ts'
import type { SourcePassword } from '../records.ts'

/** A digest in hexadecimal or base64, alone or as `hash$salt`. */
export function readDigest(algorithm: DigestAlgorithm, text: string, isSalted: boolean): SourcePassword {
  const [digest = '', salt = '', ...more] = isSalted ? text.split('$') : [text]
  if (more.length > 0 || (isSalted && salt === '')) return { unusable: 'its hash is not <hash>$<salt>' }
  const hash = bytesOf(digest)
  return {
    hash: { kind: 'digest', algorithm, hash, salt: Buffer.from(salt), position: 'suffix', encoding: 'utf8' },
  }
}

/** Bytes in hexadecimal or base64. */
export function bytesOf(text: string): Buffer {
  return /^([0-9a-fA-F]{2})+$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
}
