import { defineError, platformErrors } from '../platform/http/errors.ts'
import { describeUnsubscribable } from './event-names.ts'

export const duplicateEndpoint = defineError(
  { status: 409, code: 'duplicate_endpoint', when: 'Another webhook endpoint of the environment has the same URL.' },
  (url: string) => `A webhook endpoint with the URL ${url} already exists.`,
)

export const endpointDisabled = defineError(
  { status: 409, code: 'endpoint_disabled', when: 'A disabled endpoint is asked to be sent something.' },
  (id: string) => `The webhook endpoint ${id} is disabled. Enable it first: PATCH it with {"status":"enabled"}.`,
)

export const invalidUrl = defineError(
  {
    status: 422,
    code: 'invalid_url',
    when: 'The URL is not https, is malformed or too long, or leads to an address that is not allowed.',
  },
  (why: string) => `The endpoint_url is not accepted. ${why}`,
)

export const testEventUnavailable = defineError(
  {
    status: 422,
    code: 'test_event_unavailable',
    when: 'There is no example of the event, or the endpoint lists none.',
  },
  (name: string | undefined) =>
    name === undefined
      ? 'The endpoint subscribes to no event that there is an example of. Name one: {"event":"user.created"}.'
      : `There is no example of ${name} yet.`,
)

/** The official code of an event that cannot be subscribed to. */
export function unknownEvents(field: string, names: readonly string[]) {
  const shown = names.slice(0, 10)
  return platformErrors.invalidRequest(
    shown.map((name) => ({ field, code: 'unknown_event_type', message: describeUnsubscribable(name) })),
  )
}
