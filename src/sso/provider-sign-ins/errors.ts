import { defineError } from '#platform/http/errors.ts'

export const connectionUnknown = defineError(
  {
    status: 404,
    code: 'connection_unknown',
    when: 'No connection has this address, or it was deleted.',
    page: 'ssoConnectionUnknown',
  },
  () => 'No connection has this URL. Compare it with the URL that the portal or GET /connections/{id} shows.',
)

export const testLinkEnded = defineError(
  {
    status: 404,
    code: 'connection_test_link_ended',
    when: 'The link to a test of a connection has expired or was changed, or the connection was deleted.',
    next: 'Make another link with POST /connections/{id}/test, or on the page of the connection in the console.',
  },
  () => 'This link to a test is not valid any more.',
)

export const ssoRefused = defineError(
  {
    status: 400,
    code: 'sso_refused',
    when: 'The response of the identity provider was not accepted. The trace of the attempt has the cause.',
    next: 'Read the cause with GET /sso/sessions/{id}, or in the Admin Portal under the attempts of the connection.',
    page: 'ssoRefused',
  },
  (sessionId: string | null) => ({
    message: `The sign-in was not accepted.${sessionId === null ? '' : ` The attempt is ${sessionId}.`}`,
    ...(sessionId === null ? {} : { session_id: sessionId }),
  }),
)
