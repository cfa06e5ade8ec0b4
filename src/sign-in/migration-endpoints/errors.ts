import { defineError } from '#platform/http/errors.ts'

export const noMigrationEndpoint = defineError(
  { status: 404, code: 'migration_endpoint_not_set', when: 'The environment has no migration endpoint.' },
  () => 'There is no migration endpoint. Set one with PUT /migration_endpoint.',
)

export const invalidMigrationUrl = defineError(
  {
    status: 422,
    code: 'invalid_url',
    when: 'The URL is not https, is malformed, or leads to an address that is not allowed.',
  },
  (why: string) => `The url is not accepted. ${why}`,
)

export const migrationUnavailable = defineError(
  {
    status: 503,
    code: 'migration_endpoint_unavailable',
    when: 'The migration endpoint gave no verdict in time, so it is not known whether the password is right.',
    next: 'Send it again after the number of seconds in Retry-After.',
    headers: () => ({ 'retry-after': '5' }),
  },
  () => 'Sign-in is not available at the moment. Try again in a few seconds.',
)
