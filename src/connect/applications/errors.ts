import { defineError } from '../../platform/http/errors.ts'

export const clientSecretLimitReached = defineError(
  { status: 422, code: 'client_secret_limit_reached', when: 'The application has five client secrets.' },
  (limit: number) => `The application has ${limit} client secrets. Delete one that is not used any more first.`,
)
