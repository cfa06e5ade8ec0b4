import { saltedDigest } from '../salted-digest.ts'

/** `{SSHA384}` and `{SSHA512}` of LDAP servers: digest and salt in base64. */
export const ssha384Format = saltedDigest({
  scheme: '{SSHA384}',
  isSchemeOptional: false,
  algorithm: 'sha384',
  digestLength: 48,
})

export const ssha512Format = saltedDigest({
  scheme: '{SSHA512}',
  isSchemeOptional: false,
  algorithm: 'sha512',
  digestLength: 64,
})
