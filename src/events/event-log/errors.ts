import { defineError, retryAfter } from '#platform/http/errors.ts'

/** Followers of the log take a 400 for a cursor that is gone, and begin again; so does the vendor's SCIM bridge. */
export const cursorUnknown = defineError(
  {
    status: 400,
    code: 'invalid_cursor',
    when: 'The cursor is not an event of the environment, or the event is no longer kept.',
    next: 'Continue after an event that is still there, or without a cursor from the oldest.',
  },
  (field: string) => ({
    message: `\`${field}\` is not the id of an event that is kept. Send one such as \`event_01J…\`, or leave it out to start at the beginning.`,
    errors: [{ field, code: `${field}_not_a_cursor` }],
  }),
)

export const tooManyStreams = defineError(
  {
    status: 429,
    code: 'too_many_streams',
    when: 'The key or operator has five streams of events open already, or the server has a hundred.',
    next: 'Close one, then open this one again after the number of seconds in Retry-After.',
    headers: retryAfter,
  },
  () => ({ message: 'Too many streams are open. Close one, then try again in 5 s.', retry_after: 5 }),
)
