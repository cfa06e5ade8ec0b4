import { defineError } from '#platform/http/errors.ts'

export const clientSecretLimitReached = defineError(
  { status: 422, code: 'client_secret_limit_reached', when: 'The application has five client secrets.' },
  (limit: number) => `The application has ${limit} client secrets. Delete one that is not used any more first.`,
)

export const applicationDescribesItself = defineError(
  {
    status: 422,
    code: 'application_describes_itself',
    when: 'The change belongs in the metadata document at the client id of the application.',
  },
  () => 'The application is described by the document at its client id. It can only be deleted.',
)

export const clientIdTaken = defineError(
  {
    status: 409,
    code: 'client_id_taken',
    when: 'The client id of a seed file belongs to an application of another environment.',
  },
  (clientId: string) => `The client id '${clientId}' belongs to an application of another environment.`,
)
