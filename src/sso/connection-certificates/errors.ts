import { officialError } from '../connections/index.ts'

export const certificateExpired = officialError(
  400,
  'certificate_expired',
  'The certificate has expired.',
  'Send a certificate that is still valid.',
)
export const cannotDeleteLastCertificate = officialError(
  400,
  'cannot_delete_last_certificate',
  'The connection has no other certificate.',
  'Add another certificate first: without one no one could sign in.',
)
export const maxEncryptionKeys = 10
export const tooManyEncryptionCerts = officialError(
  409,
  'too_many_sp_encryption_certs',
  `The connection has ${maxEncryptionKeys} encryption certificates.`,
  'Delete one that the provider no longer uses first.',
)
export const signingCertExists = officialError(
  409,
  'sp_signing_cert_already_exists',
  'The connection has a signing certificate.',
  'Delete the signing certificate first: a connection has one.',
)
