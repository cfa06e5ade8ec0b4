import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { requestStages } from '#platform/outgoing/errors.ts'
import { readServiceAccount } from '#platform/outgoing/google-token.ts'
import { keysOf } from '#platform/records.ts'
import { sourceFailureCauses } from './sources/failure.ts'
import type { SourceSettings } from './sources/settings.ts'

const Counts = Type.Object({
  read: Type.Integer(),
  created: Type.Integer(),
  updated: Type.Integer(),
  deleted: Type.Integer(),
  refused: Type.Integer({ description: 'Could not be stored; the log of the directory has the reason.' }),
})
export type Counts = Static<typeof Counts>

const Run = Type.Object({
  began_at: Timestamp,
  ended_at: Timestamp,
  outcome: Type.Enum(['succeeded', 'failed'], {
    description:
      'Of a run that failed, what it had read before is kept, and nothing was deleted for not having been read.',
  }),
  is_complete: Type.Boolean({
    description: 'Whether everything was read. Also false where the source said that nothing has changed.',
  }),
  users: Counts,
  groups: Counts,
  error: Nullable(
    Type.Object({
      code: Type.Enum(keysOf(sourceFailureCauses)),
      message: Type.String({ description: 'Why, in words.' }),
      said: Type.Optional(Type.String({ description: 'What the source itself said.' })),
      stage: Type.Optional(
        Type.Enum([...requestStages], { description: 'How far the request came: `content` if it was answered.' }),
      ),
      status: Type.Optional(Type.Integer({ description: 'The HTTP status of an answer that is an error.' })),
    }),
  ),
})
export type Run = Static<typeof Run>

export const DirectorySync = Type.Object({
  object: Type.Literal('directory_sync'),
  directory_id: Type.String(),
  google_workspace: Type.Optional(
    Type.Object({
      admin_email: Type.String(),
      service_account: Type.String({ description: 'The email of the service account.' }),
      group_filter: Type.Array(Type.String()),
    }),
  ),
  bamboohr: Type.Optional(Type.Object({ company: Type.String() })),
  is_running: Type.Boolean(),
  last_run: Nullable(Run),
  next_run_at: Nullable(Timestamp),
  next_request_at: Type.Union([Timestamp, Type.Null()], {
    description: 'When a run can be requested again. `null`: now, or once the run that goes on has ended.',
  }),
})
export type DirectorySync = Static<typeof DirectorySync>

const base_url = Type.Optional(
  Type.String({ maxLength: 2_000, description: 'In development alone: another place where the source answers.' }),
)

/** The answer to a request for a run: the official member, and how the directory is read. */
export const QueuedSync = Type.Object({ status: Type.Literal('queued'), ...DirectorySync.properties })

export const ConfigureGoogleWorkspace = Type.Object({
  service_account_key: Type.String({
    minLength: 1,
    maxLength: 20_000,
    description: 'The JSON of a key of the service account, as a text.',
    ...secret,
  }),
  admin_email: Type.String({
    format: 'email',
    description: 'An administrator of the Google Workspace, in whose name the service account reads.',
  }),
  group_filter: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 254 }), {
      maxItems: 100,
      uniqueItems: true,
      description: 'Emails or ids of groups. Only these groups and their members are synced. If empty, everyone is.',
    }),
  ),
  base_url,
})
export type ConfigureGoogleWorkspace = Static<typeof ConfigureGoogleWorkspace>

export const ConfigureBamboohr = Type.Object({
  company: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,62}$',
    description: 'The first part of the address of the company: `northwind` of northwind.bamboohr.com.',
  }),
  api_key: Type.String({ minLength: 1, maxLength: 500, ...secret }),
  base_url,
})
export type ConfigureBamboohr = Static<typeof ConfigureBamboohr>

/** How a directory is read, without anything secret. */
export interface PullView {
  settings: SourceSettings
  next_run_at: string
  run_id: string | null
  last_run: Run | null
  next_request_at: string | null
}

export function toDirectorySync(directoryId: string, pull: PullView | undefined): DirectorySync {
  return {
    object: 'directory_sync',
    directory_id: directoryId,
    ...(pull === undefined ? {} : shownSettings(pull.settings)),
    is_running: pull !== undefined && pull.run_id !== null,
    last_run: pull?.last_run ?? null,
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
