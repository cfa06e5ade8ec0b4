import { defineError } from '../../platform/http/errors.ts'

export const clientSecretLimitReached = defineError(
  { status: 422, code: 'client_secret_limit_reached', when: 'The application has five client secrets.' },
  (limit: number) => `The application has ${limit} client secrets. Delete one that is not used any more first.`,
)

export const clientIdTaken = defineError(
  {
    status: 409,
    code: 'client_id_taken',
    when: 'The client id of a seed file belongs to an application of another environment.',
  },
  (clientId: string) => `The client id '${clientId}' belongs to an application of another environment.`,
)
