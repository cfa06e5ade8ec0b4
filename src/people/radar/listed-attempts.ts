import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { actions } from './attempt-facts.ts'
import { listTypes, verdicts } from './schemas.ts'

const Verdict = Nullable(Type.Enum([...verdicts]))

/** An attempt as it is stored: neither who made it nor from where. */
export const ListedAttempt = Type.Object({
  object: Type.Literal('radar_attempt'),
  id: Type.String(),
  action: Type.Enum([...actions], { description: 'What was attempted.' }),
  auth_method: Type.String({ description: 'How the user authenticates.' }),
  verdict: { ...Verdict, description: 'What was decided. `null` for an attempt that failed before it was assessed.' },
  logged_verdict: {
    ...Verdict,
    description: 'What would have been decided, where verdicts of applications are only logged.',
  },
  control: Nullable(Type.String({ description: 'The control that decided.' })),
  blocklist_type: Nullable(Type.Enum([...listTypes], { description: 'The type of the block list that matched.' })),
  reason: Type.String({ description: 'The reason for the verdict, for people.' }),
  status: Type.Enum(['assessed', 'taken', 'open', 'failed', 'succeeded'], {
    description:
      'What became of it: `assessed` and not continued, `taken` by a sign-in, `open` at an application, `failed`, or `succeeded` with a session.',
  }),
  challenge_passed_at: Nullable(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
})

export type ListedAttemptRow = Omit<Static<typeof ListedAttempt>, 'object'>

export const listedAttemptColumns = sql`
  id, action, auth_method, verdict, logged_verdict, control, blocklist_type, reason, status, challenge_passed_at, created_at,
  updated_at`

export function toListedAttempt(row: ListedAttemptRow): Static<typeof ListedAttempt> {
  const { id, action, auth_method, verdict, logged_verdict, control, blocklist_type, reason, status } = row
  return {
    object: 'radar_attempt',
    id,
    action,
    auth_method,
    verdict,
    logged_verdict,
    control,
    blocklist_type,
    reason,
    status,
    challenge_passed_at: row.challenge_passed_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}
