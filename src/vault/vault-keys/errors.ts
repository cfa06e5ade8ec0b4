import { defineError } from '#platform/http/errors.ts'

export const invalidEncryptedKeys = defineError(
  {
    status: 400,
    code: 'invalid_encrypted_keys',
    when: 'The encrypted keys do not belong to a data key, were changed, or belong to another environment.',
    next: 'Send them exactly as `POST /vault/v1/keys/data-key` answered them.',
  },
  (why: string) => `The encrypted keys cannot be opened: ${why}`,
)

export const keyProviderUnavailable = defineError(
  {
    status: 503,
    code: 'key_provider_unavailable',
    when: 'The provider of the key does not answer, refuses the server, or is one that the server is not set up for.',
    next: 'Do what the message says at the provider or in VAULT_KEYS_FILE, then send the request again.',
    headers: () => ({ 'retry-after': '5' }),
  },
  (reference: string, why: string) => `The key at ${reference} cannot be used, and nothing was changed. ${why}`,
)

export const customerKeyRefused = defineError(
  {
    status: 403,
    code: 'customer_key_refused',
    when: "The organization's own key cannot be used: its provider refuses, or access to the key was revoked.",
    next: 'Have the organization allow the use of its key again, then send the request again.',
  },
  (organizationId: string, why: string) => `The own key of ${organizationId} cannot be used. ${why}`,
)

export const keyInUse = defineError(
  {
    status: 409,
    code: 'vault_key_in_use',
    when: 'The key wraps new values, or stored values or a running request still need it.',
    next: 'Rotate keys first (`POST /vault/v1/rotations` with the kind `keys`), then wait for five minutes.',
  },
  (why: string) => `The key cannot be deleted: ${why}`,
)
