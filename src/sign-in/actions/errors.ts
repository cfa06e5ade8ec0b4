import { defineError } from '#platform/http/errors.ts'

export const invalidActionUrl = defineError(
  {
    status: 422,
    code: 'invalid_url',
    when: 'The URL is not https, is malformed, or leads to an address that is not allowed.',
  },
  (why: string) => `The endpoint_url is not accepted. ${why}`,
)

export const actionEndpointExists = defineError(
  { status: 409, code: 'duplicate_endpoint', when: 'The environment already has an endpoint for this action.' },
  (type: string) => `An endpoint for the ${type} action already exists. Update it instead.`,
)
