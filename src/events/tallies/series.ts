import type { Statement } from '#platform/db/sql.ts'
import { sql } from '#platform/db/sql.ts'

/**
 * What is counted.
 * - `sign_ins`: proofs that succeeded, by method. Of a sign-in with a second factor, both count.
 * - `failures`: proofs that failed, by method and code, with a space between.
 * - `new_users`, without a label.
 * - `active_users`: users with a new session, each once a day, in the hour of the first one; without a label.
 * - `deliveries`: results of attempts to deliver to webhooks: `succeeded`, `retried`, `failed` for good.
 */
export type Series = 'sign_ins' | 'failures' | 'new_users' | 'active_users' | 'deliveries'

/** Labels of a series in an hour beyond this number count as {@link otherLabel}. */
export const mostLabels = 50
export const otherLabel = 'other'

/** The series and the label of an event `e`; a null series for one that is not counted. */
export const countedAs: { series: Statement; label: Statement } = {
  series: sql`case
    when e.event ~ '^authentication\\.\\w+_succeeded$' then 'sign_ins'
    when e.event ~ '^authentication\\.\\w+_failed$' then 'failures'
    when e.event = 'user.created' then 'new_users' end`,
  label: sql`case
    when e.event ~ '_succeeded$' then substring(e.event from '^authentication\\.(\\w+)_succeeded$')
    when e.event ~ '_failed$' then
      substring(e.event from '^authentication\\.(\\w+)_failed$') || coalesce(' ' || left(e.data -> 'error' ->> 'code', 100), '')
    else '' end`,
}
