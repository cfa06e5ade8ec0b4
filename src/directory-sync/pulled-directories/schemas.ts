import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { requestStages } from '#platform/outgoing/errors.ts'
import { readServiceAccount } from '#platform/outgoing/google-token.ts'
import { keysOf } from '#platform/records.ts'
import { sourceFailureCauses } from './sources/failure.ts'
import type { SourceSettings } from './sources/settings.ts'

const Counts = Type.Object({
  read: Type.Integer({ description: 'The number of objects read.' }),
  created: Type.Integer({ description: 'The number of created objects.' }),
  updated: Type.Integer({ description: 'The number of updated objects.' }),
  deleted: Type.Integer({ description: 'The number of deleted objects.' }),
  refused: Type.Integer({
    description: 'The number of objects that could not be stored. The log of the directory shows the reasons.',
  }),
})
export type Counts = Static<typeof Counts>

const Run = Type.Object({
  began_at: { ...Timestamp, description: 'When the run began.' },
  ended_at: Timestamp,
  outcome: Type.Enum(['succeeded', 'failed'], {
    description:
      'The outcome of the run. After a failure, what was read before is kept, and nothing is deleted because it wasn’t read.',
  }),
  is_complete: Type.Boolean({
    description: 'Whether everything was read. False if the source reported no changes.',
  }),
  users: { ...Counts, description: 'What the run did with users.' },
  groups: { ...Counts, description: 'What the run did with groups.' },
  error: Nullable(
    Type.Object(
      {
        code: Type.Enum(keysOf(sourceFailureCauses)),
        message: Type.String({ description: 'A description of the error.' }),
        said: Type.Optional(Type.String({ description: 'The message of the source itself.' })),
        stage: Type.Optional(
          Type.Enum([...requestStages], {
            description: 'The stage at which the request failed: `content` if the source answered.',
          }),
        ),
        status: Type.Optional(Type.Integer({ description: 'The HTTP status, if the answer was an error.' })),
      },
      { description: 'Why the run failed. `null` if it succeeded.' },
    ),
  ),
})
export type Run = Static<typeof Run>

export const DirectorySync = Type.Object({
  object: Type.Literal('directory_sync'),
  directory_id: Type.String(),
  google_workspace: Type.Optional(
    Type.Object(
      {
        admin_email: Type.String({
          description: 'The email of the administrator on whose behalf the service account reads.',
        }),
        service_account: Type.String({ description: 'The email of the service account.' }),
        group_filter: Type.Array(Type.String(), {
          description: 'Emails or ids of the groups that are read. If empty, all are.',
        }),
      },
      { description: 'How the Google Workspace is read.' },
    ),
  ),
  bamboohr: Type.Optional(
    Type.Object(
      { company: Type.String({ description: 'The first part of the company’s address.' }) },
      { description: 'How BambooHR is read.' },
    ),
  ),
  is_running: Type.Boolean({ description: 'Whether a run is in progress.' }),
  last_run: Nullable({ ...Run, description: 'The last completed run. `null` before the first.' }),
  failed_runs: Type.Integer({
    description:
      'How many runs have failed in a row. Each makes the next one later, up to two hours, unless the provider rejected the credentials.',
  }),
  next_run_at: Nullable({ ...Timestamp, description: 'When the next run begins.' }),
  next_request_at: Type.Union([Timestamp, Type.Null()], {
    description: 'When a run can be requested again. `null`: now, or after the current run.',
  }),
})
export type DirectorySync = Static<typeof DirectorySync>

const base_url = Type.Optional(
  Type.String({ maxLength: 2_000, description: 'In development only: another base URL of the source.' }),
)

/** The answer to a request for a run: the official member, and how the directory is read. */
export const QueuedSync = Type.Object({ status: Type.Literal('queued'), ...DirectorySync.properties })

export const ConfigureGoogleWorkspace = Type.Object({
  service_account_key: Type.String({
    minLength: 1,
    maxLength: 20_000,
    description: 'The JSON of a key of the service account, as a string.',
    ...secret,
  }),
  admin_email: Type.String({
    format: 'email',
    description: 'The email of an administrator of the Google Workspace, on whose behalf the service account reads.',
  }),
  group_filter: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 254 }), {
      maxItems: 100,
      uniqueItems: true,
      description:
        'Emails or ids of groups. Only these groups and their members are read. If the list is empty, all users and groups are.',
    }),
  ),
  base_url,
})
export type ConfigureGoogleWorkspace = Static<typeof ConfigureGoogleWorkspace>

export const ConfigureBamboohr = Type.Object({
  company: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,62}$',
    description: 'The first part of the company’s address: `northwind` for northwind.bamboohr.com.',
  }),
  api_key: Type.String({
    minLength: 1,
    maxLength: 500,
    ...secret,
    description: 'The API key of a BambooHR user who may see the company directory.',
  }),
  base_url,
})
export type ConfigureBamboohr = Static<typeof ConfigureBamboohr>

/** How a directory is read, without anything secret. */
export interface PullView {
  settings: SourceSettings
  next_run_at: string
  run_id: string | null
  last_run: Run | null
  failures: number
  next_request_at: string | null
}

export function toDirectorySync(directoryId: string, pull: PullView | undefined): DirectorySync {
  return {
    object: 'directory_sync',
    directory_id: directoryId,
    ...(pull === undefined ? {} : shownSettings(pull.settings)),
    is_running: pull !== undefined && pull.run_id !== null,
    last_run: pull?.last_run ?? null,
    failed_runs: pull?.failures ?? 0,
    next_run_at: pull === undefined || pull.run_id !== null ? null : pull.next_run_at,
    next_request_at: pull?.next_request_at ?? null,
  }
}

function shownSettings(settings: SourceSettings): Pick<DirectorySync, 'google_workspace' | 'bamboohr'> {
  if (settings.source === 'bamboohr') return { bamboohr: { company: settings.company } }
  const { admin_email, group_filter, service_account_key } = settings
  const service_account = readServiceAccount(service_account_key)?.clientEmail ?? ''
  return { google_workspace: { admin_email, service_account, group_filter: [...group_filter] } }
}
