import type { Statement } from '#platform/db/sql.ts'
import { sql } from '#platform/db/sql.ts'

/**
 * What is counted.
 * - `sign_ins`: proofs that succeeded, by method. Of a sign-in with a second factor, both count.
 * - `failures`: proofs that failed, by method and code, with a space between.
 * - `new_users`, without a label.
 * - `active_users`: users with a new session, each once a day, in the hour of the first one; without a label.
 * - `delivery_times`: attempts to deliver, by the class of their duration (`timeClassOf`).
 * - `mails`: messages, by channel and outcome, with a space between: `email sent`, `sms failed`.
 * - `sso`: sign-ins by single sign-on, by connection and outcome, with a space between: `conn_01… failed`.
 * - `refusals`: requests and tries that a limit refused, by the name of the limit and the network, with a space between.
 * - `deliveries`: results of attempts to deliver to webhooks: `succeeded`, `retried`, `failed` for good.
 */
export type Series =
  | 'sign_ins'
  | 'failures'
  | 'new_users'
  | 'active_users'
  | 'deliveries'
  | 'delivery_times'
  | 'mails'
  | 'sso'
  | 'refusals'

/** Upper bounds of the classes of durations, in milliseconds. */
const timeClasses = [50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000] as const

/** The class of a duration: its upper bound. Longer ones are of the last class. */
export function timeClassOf(durationMs: number): string {
  return String(timeClasses.find((bound) => durationMs <= bound) ?? timeClasses.at(-1))
}

/**
 * The class in which a share of the durations ends.
 *
 * @returns its upper bound in milliseconds; `undefined` without durations
 */
export function quantileOf(share: number, counted: readonly { label: string; count: number }[]): number | undefined {
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  let seen = 0
  return timeClasses.find((bound) => {
    seen += counted.reduce((sum, { label, count }) => (label === String(bound) ? sum + count : sum), 0)
    return total > 0 && seen >= share * total
  })
}

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
