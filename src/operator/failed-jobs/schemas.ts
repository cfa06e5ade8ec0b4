import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

export const FailedJob = Type.Object({
  object: Type.Literal('failed_job'),
  id: Type.String(),
  name: Type.String(),
  payload: Type.Record(Type.String(), Type.Unknown()),
  attempts: Type.Integer(),
  last_error: Nullable(Type.String({ description: 'The message of the last error, at most 500 characters of it.' })),
  created_at: Timestamp,
  failed_at: Timestamp,
})
export type FailedJob = Static<typeof FailedJob>

export type FailedJobRow = Omit<FailedJob, 'object'>

export function toFailedJob(row: FailedJobRow): FailedJob {
  return { object: 'failed_job', ...row }
}
