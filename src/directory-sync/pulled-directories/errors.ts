import { defineError } from '#platform/http/errors.ts'
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
