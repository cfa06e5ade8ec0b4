import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { timeOfId } from '#platform/ids.ts'

const Progress = Type.Object(
  {
    parts: Type.Integer({
      description: 'The event log, the messages and what else is gone through one after the other.',
    }),
    parts_done: Type.Integer({ description: 'How many of them are done.' }),
    recorded_until: Nullable(
      Type.String({
        format: 'date-time',
        description: 'Up to when the part that the job is at is done. Null at its beginning.',
      }),
    ),
  },
  {
    description:
      'How far the job is. Of the part that it is at, everything that was recorded up to `recorded_until` is done.',
  },
)

export const Erasure = Type.Object({
  object: Type.Literal('erasure'),
  id: Type.String(),
  user_id: Type.String(),
  status: Type.Enum(['in_progress', 'completed', 'failed'], {
    description:
      '`failed` once the job was given up. It is among the failed jobs then, and continues when it is retried.',
  }),
  progress: Nullable(Progress),
  created_at: Timestamp,
  completed_at: Nullable(Timestamp),
})
export type Erasure = Static<typeof Erasure>

/** The place in a part behind which the job continues. */
export interface StoredProgress {
  of: number
  part: number
  after: string
}

export interface ErasureRow {
  id: string
  user_id: string
  sealed_addresses: string | null
  progress: StoredProgress | null
  created_at: string
  completed_at: string | null
  failed_at: string | null
}

export const erasureColumns = sql`id, user_id, sealed_addresses, progress, created_at, completed_at, failed_at`

export function toErasure({ progress, failed_at, ...row }: ErasureRow): Erasure {
  const { id, user_id, created_at, completed_at } = row
  return {
    object: 'erasure',
    id,
    user_id,
    status: completed_at !== null ? 'completed' : failed_at !== null ? 'failed' : 'in_progress',
    progress: progress && {
      parts: progress.of,
      parts_done: progress.part,
      recorded_until: timeOfId(progress.after)?.toISOString() ?? null,
    },
    created_at,
    completed_at,
  }
}
