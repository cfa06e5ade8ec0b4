import { defineError } from '#platform/http/errors.ts'

export const testRequestRefused = defineError(
  {
    status: 400,
    code: 'test_request_refused',
    when: 'The test identity provider cannot read a SAML request, or does not know the connection that it is from.',
    next: 'Start the sign-in at your application again.',
  },
  () => 'This SAML request is from no connection that the test identity provider knows. Start the sign-in again.',
)
