import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import type { Loop } from '#platform/followers/loop.ts'
import { type EventConsumer, isInRange, type LogRange, startTail, type TailOptions } from '../event-log/index.ts'
import { withFewLabels } from './few-labels.ts'
import { countedAs } from './series.ts'
import { addCounted, type Tally } from './tallies.ts'

/** A part of the log is one statement and one row for each thing that is counted, whatever its size. */
const batch = 5_000

/**
 * Counts events, each exactly once: what it adds commits with the step of the cursor. It alone adds to these series, one process
 * at a time, so it knows how many labels there are.
 */
export const tallyConsumer: EventConsumer = {
  name: 'tallies',
  async consume(tx, range) {
    const counted = await countEvents(tx, range)
    const active = await countActiveUsers(tx, range)
    const sso = await countSingleSignOn(tx, range)
    await addCounted(tx, [...(await withFewLabels(tx, [...counted, ...sso])), ...active])
  },
}

export function startTallies(system: System, options: TailOptions = {}): Loop {
  return startTail(system, tallyConsumer, { batch, ...options })
}

/** Environments stay until the commit; events of one that is gone count for nothing. */
function countEvents(tx: Transaction, range: LogRange): Promise<Tally[]> {
  return tx.many<Tally>(sql`
    with happened as materialized (
      select e.environment_id, ${countedAs.series} as series, ${countedAs.label} as label,
        date_trunc('hour', e.created_at, 'UTC') as hour
      from events e where ${isInRange(range)}
        and (e.event like 'authentication.%' or e.event = 'user.created')
    ), living as materialized (
      select n.id from environments n where n.id in (select environment_id from happened) for key share
    )
    select h.environment_id, h.series, h.label, h.hour, count(*)::integer as count
    from happened h where h.series is not null and h.environment_id in (select id from living)
    group by 1, 2, 3, 4`)
}

/** Of the users who signed in, those who had not on that day. */
function countActiveUsers(tx: Transaction, range: LogRange): Promise<Tally[]> {
  return tx.many<Tally>(sql`
    with seen as materialized (
      select e.environment_id, (e.created_at at time zone 'UTC')::date as day, e.data ->> 'user_id' as user_id,
        min(e.created_at) as first_at
      from events e where ${isInRange(range)}
        and e.event = 'session.created' and e.data ->> 'user_id' is not null
      group by 1, 2, 3
    ), living as materialized (
      select n.id from environments n where n.id in (select environment_id from seen) for key share
    ), added as (
      insert into active_users (environment_id, day, user_id)
      select environment_id, day, user_id from seen where environment_id in (select id from living)
      order by 1, 2, 3 on conflict do nothing returning environment_id, day, user_id
    )
    select environment_id, 'active_users' as series, '' as label, date_trunc('hour', first_at, 'UTC') as hour,
      count(*)::integer as count
    from added join seen using (environment_id, day, user_id) group by 1, 4`)
}

/** Sign-ins by single sign-on, by their connection. */
function countSingleSignOn(tx: Transaction, range: LogRange): Promise<Tally[]> {
  return tx.many<Tally>(sql`
    with happened as materialized (
      select e.environment_id, e.data -> 'sso' ->> 'connection_id' as connection_id,
        substring(e.event from '_(succeeded|failed)$') as outcome, date_trunc('hour', e.created_at, 'UTC') as hour
      from events e where ${isInRange(range)}
        and e.event in ('authentication.sso_succeeded', 'authentication.sso_failed')
    ), living as materialized (
      select n.id from environments n where n.id in (select environment_id from happened) for key share
    )
    select h.environment_id, 'sso' as series, left(h.connection_id, 100) || ' ' || h.outcome as label, h.hour,
      count(*)::integer as count
    from happened h where h.connection_id is not null and h.environment_id in (select id from living) group by 1, 3, 4`)
}
