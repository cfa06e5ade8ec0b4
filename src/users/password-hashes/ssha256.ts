import { saltedDigest } from './salted-digest.ts'

/** The base64 of a SHA-256 digest and its salt, with `{SSHA256}` before it or without. The salt's position is told beside it. */
export const ssha256Format = saltedDigest({
  scheme: '{SSHA256}',
  isSchemeOptional: true,
  algorithm: 'sha256',
  digestLength: 32,
})
