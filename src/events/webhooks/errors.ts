import { defineError, platformErrors } from '#platform/http/errors.ts'
import { describeUnsubscribable, subscribableNames } from './event-names.ts'

export const duplicateEndpoint = defineError(
  { status: 409, code: 'duplicate_endpoint', when: 'Another webhook endpoint of the environment has the same URL.' },
  (url: string) => `A webhook endpoint with the URL ${url} already exists.`,
)

export const endpointDisabled = defineError(
  { status: 409, code: 'endpoint_disabled', when: 'The webhook endpoint is disabled.' },
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
    when: 'The server has no example of the event, or of any event that the endpoint subscribes to.',
  },
  (name: string | undefined) =>
    name === undefined
      ? 'The server has no example of the events that this endpoint subscribes to. Name one: {"event":"user.created"}.'
      : `There is no example of ${name} yet.`,
)

/** The vendor's emulator takes an empty list for all events; here it could as well be a mistake. */
export const noEvents = defineError(
  {
    status: 422,
    code: 'invalid_request_parameters',
    when: 'The list of events is empty. To subscribe to all events, send all names in `available_events`.',
  },
  () => {
    const message =
      '`events` is empty. Send at least one name. To subscribe to all events, send every name in `available_events`.'
    const errors = [{ field: 'events', code: 'events_too_few', message }]
    return { message, errors, available_events: [...subscribableNames] }
  },
)

/** The official code of an event that cannot be subscribed to. */
export function unknownEvents(field: string, names: readonly string[]) {
  const shown = names.slice(0, 10)
  return platformErrors.invalidRequest(
    shown.map((name) => ({ field, code: 'unknown_event_type', message: describeUnsubscribable(name) })),
  )
}
