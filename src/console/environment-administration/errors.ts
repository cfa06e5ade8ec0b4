import { defineError } from '#platform/http/errors.ts'

export const nameDoesNotMatch = defineError(
  { status: 422, code: 'name_does_not_match', when: 'The given name is not that of the environment.' },
  () => 'Give the name of the environment in `name`, exactly as it is, to delete it.',
)

export const firstEnvironment = defineError(
  {
    status: 409,
    code: 'first_environment',
    when: 'The environment has the key and client id that the server is configured with.',
  },
  () => 'The first environment has the key and client id of the server’s settings, so it cannot be deleted.',
)

export const sameEnvironment = defineError(
  { status: 422, code: 'same_environment', when: 'The settings would be copied from the environment to itself.' },
  () => 'Give another environment as `source`.',
)
