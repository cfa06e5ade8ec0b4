import { defineError } from '#platform/http/errors.ts'
import type { SourceFailure } from './sources/failure.ts'

export const otherSource = defineError(
  {
    status: 422,
    code: 'directory_of_another_source',
    when: 'The directory is of a type that is not read, or not from this source.',
    next: 'Create a directory of the type `gsuite directory` or `bamboohr`.',
  },
  (type: string) => `A directory of the type \`${type}\` is not read from there.`,
)

export const sourceNotConfigured = defineError(
  {
    status: 422,
    code: 'directory_source_not_configured',
    when: 'The directory is to be read, and has no credentials yet.',
    next: 'Send `PUT /directories/{id}/google_workspace` or `PUT /directories/{id}/bamboohr` first.',
  },
  () => 'The directory has no credentials to be read with yet.',
)

export const sourceRefused = defineError(
  {
    status: 422,
    code: 'directory_source_refused',
    when: 'The source refuses the credentials, or could not be asked. `reason` names the cause, `said` has the words of the source.',
    next: 'Do what the message says at the source, then send the request again.',
  },
  ({ message, reason, said }: SourceFailure) => ({ message: `Nothing was changed. ${message}`, reason, said }),
)
