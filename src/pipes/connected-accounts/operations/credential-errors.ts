import { notFound } from '#platform/http/errors.ts'
import { customerKeyRefused, keyProviderUnavailable } from '#vault/vault-keys/index.ts'
import { authMethodMismatch, notInOrganization } from '../errors.ts'

/** Of operations that store what opens an account. */
export const credentialErrors = [
  notFound,
  notInOrganization,
  authMethodMismatch,
  keyProviderUnavailable,
  customerKeyRefused,
]
