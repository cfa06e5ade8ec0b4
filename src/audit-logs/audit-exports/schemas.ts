import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { keysOf } from '#platform/records.ts'
import type { AuditEventFilter } from '../audit-events/index.ts'
import { type ExportFormatName, exportFormats } from './formats/index.ts'

const anyOf = (what: string) =>
  Type.Optional(
    Type.Array(Type.String({ maxLength: 500 }), {
      maxItems: 50,
      description: `Returns events with any of these ${what}.`,
    }),
  )

export const CreateExport = Type.Object({
  organization_id: Type.String(),
  range_start: Type.String({
    format: 'date-time',
    description: 'The start of the period. Events at this time are included.',
  }),
  range_end: Type.String({
    format: 'date-time',
    description: 'The end of the period. Events at this time are not included.',
  }),
  actions: anyOf('actions'),
  actors: anyOf('names of the actor. Deprecated: use `actor_names`'),
  actor_names: anyOf('names of the actor'),
  actor_ids: anyOf('ids of the actor'),
  targets: anyOf('types of targets'),
  format: Type.Optional(
    Type.Enum(keysOf(exportFormats), {
      description: 'The format of the file: `csv` (default), or `ndjson` with one event per line.',
    }),
  ),
})
export type CreateExport = Static<typeof CreateExport>

const exportStates = ['pending', 'ready', 'error', 'expired'] as const
type ExportState = (typeof exportStates)[number]

export const AuditExport = Type.Object({
  object: Type.Literal('audit_log_export'),
  id: Type.String(),
  organization_id: Type.String(),
  state: Type.Enum([...exportStates]),
  url: Nullable(
    Type.String({
      description: 'Where the file is for ten minutes, once it is written. Each read gives another one.',
      ...secret,
    }),
  ),
  format: Type.Enum(keysOf(exportFormats), { description: 'The format of the file.' }),
  event_count: Type.Integer({ description: 'The number of events written so far.' }),
  progress: Type.Number({ description: 'The part of the period that is written, from 0 to 1.' }),
  expires_at: Timestamp,
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type AuditExport = Static<typeof AuditExport>

/** As it is stored. */
export type StoredFilter = Omit<AuditEventFilter, 'from' | 'to'>

export interface ExportRow {
  id: string
  organization_id: string
  state: ExportState
  format: ExportFormatName
  range_start: string
  range_end: string
  filter: StoredFilter | null
  event_count: number
  written_until: string | null
  failures: number
  expires_at: string
  created_at: string
  updated_at: string
}

export const exportColumns = sql`
  x.id, x.organization_id, x.state, x.format, x.range_start, x.range_end, x.filter, x.event_count, x.written_until, x.failures,
  x.expires_at, x.created_at, x.updated_at`

/** @param url of the file, if it has one */
export function toAuditExport(row: ExportRow, url: string | null): AuditExport {
  const { id, organization_id, state, format, event_count, expires_at, created_at, updated_at } = row
  return {
    object: 'audit_log_export',
    id,
    organization_id,
    state,
    url,
    format,
    event_count,
    progress: progressOf(row),
    expires_at,
    created_at,
    updated_at,
  }
}

function progressOf({ state, range_start, range_end, written_until }: ExportRow): number {
  if (state === 'ready' || state === 'expired') return 1
  if (written_until === null) return 0
  const [start, end, until] = [range_start, range_end, written_until].map((time) => Date.parse(time)) as [
    number,
    number,
    number,
  ]
  return Math.round(((until - start) / (end - start)) * 1_000) / 1_000
}
