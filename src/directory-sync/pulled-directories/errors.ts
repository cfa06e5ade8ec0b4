import { defineError, retryAfter } from '#platform/http/errors.ts'
import type { SourceFailure } from './sources/failure.ts'

export const otherSource = defineError(
  {
    status: 422,
    code: 'directory_of_another_source',
    when: 'Gatehouse does not read directories of this type, or not from this source.',
    next: 'Create a directory of the type `gsuite directory` or `bamboohr`.',
  },
  (type: string) => `A directory of the type \`${type}\` is not read from there.`,
)

export const sourceNotConfigured = defineError(
  {
    status: 422,
    code: 'directory_source_not_configured',
    when: 'The directory has no credentials yet.',
    next: 'Send `PUT /directories/{id}/google_workspace` or `PUT /directories/{id}/bamboohr` first.',
  },
  () => 'The directory has no credentials to be read with yet.',
)

export const sourceRefused = defineError(
  {
    status: 422,
    code: 'directory_source_refused',
    when: 'The provider rejected the credentials or could not be reached. `reason` names the cause, `stage` says how far the request came, and `said` quotes the provider.',
    next: 'Follow the message at the provider, then send the request again.',
  },
  ({ message, shown }: SourceFailure) => ({ message: `Nothing was changed. ${message}`, ...shown }),
)

export const directoryNotLinked = defineError(
  {
    status: 422,
    code: 'directory_not_linked',
    when: 'The provider rejected the credentials of the directory, so it cannot be read.',
    next: 'Send new credentials. They start a run.',
  },
  (state: string) => `The directory is in the state \`${state}\`. Send new credentials, which start a run.`,
)

export const syncRunning = defineError(
  {
    status: 409,
    code: 'directory_sync_running',
    when: 'The directory is being read at this moment.',
    next: 'Wait until `GET /directories/{id}/sync` answers `is_running: false`.',
  },
  () => 'The directory is being read. Wait until the run has ended.',
)

export const syncRequestedRecently = defineError(
  {
    status: 429,
    code: 'directory_sync_requested_recently',
    when: 'A run was requested in the last five minutes, by API or in the Admin Portal.',
    next: 'Wait for the number of seconds in Retry-After, then send it again.',
    headers: retryAfter,
  },
  (seconds: number) => ({
    message: `A run of this directory was requested recently. Try again in ${seconds} s.`,
    retry_after: seconds,
  }),
)
