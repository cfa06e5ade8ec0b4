import { saltedDigest } from './salted-digest.ts'

/** `{SSHA}` and the base64 of SHA-1(password + salt) and the salt, as LDAP servers keep it. */
export const sshaFormat = saltedDigest({
  scheme: '{SSHA}',
  isSchemeOptional: false,
  algorithm: 'sha1',
  digestLength: 20,
})
