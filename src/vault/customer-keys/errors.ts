import { defineError } from '#platform/http/errors.ts'

export const customerKeyUnusable = defineError(
  {
    status: 422,
    code: 'customer_key_unusable',
    when: 'The key could not encrypt and decrypt a test value. The message quotes its provider.',
    next: 'Follow the message at the provider, then send the request again.',
  },
  (why: string) => `The key is not used: it could not encrypt something and decrypt it again. ${why}`,
)
