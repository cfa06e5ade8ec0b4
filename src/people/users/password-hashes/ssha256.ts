import { saltedDigest } from './salted-digest.ts'

/**
 * The base64 of a SHA-256 digest and its salt, with or without `{SSHA256}`. The salt's position is a separate
 * parameter.
 */
export const ssha256Format = saltedDigest({
  scheme: '{SSHA256}',
  isSchemeOptional: true,
  algorithm: 'sha256',
  digestLength: 32,
})
