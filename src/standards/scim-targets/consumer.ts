import { type EventConsumer, isInRange } from '#events/event-log/index.ts'
import type { System } from '#platform/context.ts'
import { beginLookups } from '#platform/db/lookups.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { randomCrockford } from '#platform/ids.ts'
import { recordOf } from '#platform/records.ts'
import { type Affected, markGroupsOf, markObjects } from './mark.ts'
import { firstPhase } from './reconcile/phases.ts'

/** The name of its cursor. */
export const consumerName = 'scim_targets'

interface LoggedEvent {
  environment_id: string
  id: string
  event: string
  data: Record<string, unknown>
}

/**
 * Which user or group an event is about, as a target sees it. `membership`: whose membership was put into a group, or taken out. `inGroups`:
 * whether the user may be in other groups than before.
 */
interface About {
  user?: unknown
  group?: unknown
  membership?: unknown
  inGroups?: boolean
}

const subjects: Readonly<Record<string, (data: Record<string, unknown>) => About>> = {
  'user.created': ({ id }) => ({ user: id }),
  'user.updated': ({ id }) => ({ user: id }),
  'user.deleted': ({ id }) => ({ user: id, inGroups: true }),
  'organization_membership.created': ({ user_id }) => ({ user: user_id }),
  'organization_membership.updated': ({ user_id }) => ({ user: user_id, inGroups: true }),
  'organization_membership.deleted': ({ user_id }) => ({ user: user_id, inGroups: true }),
  'group.created': ({ id }) => ({ group: id }),
  'group.updated': ({ id }) => ({ group: id }),
  'group.deleted': ({ id }) => ({ group: id }),
  'group.member_added': memberOf,
  'group.member_removed': memberOf,
}

function memberOf({ group_id, organization_membership_id }: Record<string, unknown>): About {
  return { group: group_id, membership: organization_membership_id }
}

const names = Object.keys(subjects)

/**
 * Marks what has changed as due at the targets. It commits with the step of the cursor, so no change is missed. What is pushed is read
 * when it is pushed, so several changes of a person become one request.
 */
export function createScimTargetConsumer(system: System): EventConsumer {
  return {
    name: consumerName,
    async consume(tx, range) {
      beginLookups(tx)
      const events = await tx.many<LoggedEvent>(sql`
        select e.environment_id, e.id, e.event, e.data from events e
        where ${isInRange(range)} and e.event = any(${names}::text[])
          and exists (select from scim_targets t where t.environment_id = e.environment_id)
        order by e.position`)
      if (events.length > 0) await consumeEvents(system, tx, events)
    },
  }
}

async function consumeEvents(system: System, tx: Transaction, events: readonly LoggedEvent[]): Promise<void> {
  const about = events.map((event) => ({ event, ...subjects[event.event]?.(recordOf(event.data)) }))
  const environmentIds = [...new Set(events.map(({ environment_id }) => environment_id))].sort()
  // Held until the marks are stored, so that a target that is deleted meanwhile waits.
  await tx.run(sql`
    select 1 from scim_targets t where t.environment_id = any(${environmentIds}::text[])
    order by t.environment_id, t.id for key share`)
  const members = await readMembers(tx, about)
  const users = about.flatMap(({ event, user, membership }) => {
    const id = user ?? members.get(key(event.environment_id, membership))
    return affected(event, id)
  })
  const groups = about.flatMap(({ event, group }) => affected(event, group))
  const moved = about.flatMap(({ event, user, inGroups = false }) => (inGroups ? affected(event, user) : []))
  await markObjects(system, tx, 'user', latest(users))
  await markObjects(system, tx, 'group', latest(groups))
  await markGroupsOf(system, tx, latest(moved))
  await wake(system, tx, environmentIds, events)
}

/** The users of memberships. One that is gone has an event of its own. */
async function readMembers(
  tx: Transaction,
  about: readonly (About & { event: LoggedEvent })[],
): Promise<Map<string, string>> {
  const asked = about.filter(({ membership }) => membership !== undefined)
  if (asked.length === 0) return new Map()
  const rows = await tx.many<{ environment_id: string; id: string; user_id: string }>(sql`
    select m.environment_id, m.id, m.user_id
    from unnest(${asked.map(({ event }) => event.environment_id)}::text[], ${asked.map(({ membership }) => String(membership))}::text[])
      as asked (environment_id, id)
    join organization_memberships m on m.environment_id = asked.environment_id and m.id = asked.id`)
  return new Map(rows.map((row) => [key(row.environment_id, row.id), row.user_id]))
}

function affected({ environment_id, event, id }: LoggedEvent, objectId: unknown): Affected[] {
  return typeof objectId === 'string' ? [{ environment_id, object_id: objectId, event, event_id: id }] : []
}

/** The last event about each object. */
function latest(all: readonly Affected[]): Affected[] {
  const last = new Map(all.map((each) => [key(each.environment_id, each.object_id), each]))
  return [...last.values()].sort((one, other) => (one.object_id < other.object_id ? -1 : 1))
}

/** The members of a group that is gone leave a target that is about the group: it looks through all that it has. */
async function wake(
  { now, wakeUps }: System,
  tx: Transaction,
  environmentIds: readonly string[],
  events: readonly LoggedEvent[],
): Promise<void> {
  const gone = events.flatMap(({ event, data }) => (event === 'group.deleted' ? [String(data.id)] : []))
  await tx.run(sql`
    update scim_targets t set
      next_attempt_at = case when t.state = 'active' then coalesce(t.next_attempt_at, ${now()}) end,
      reconciliation_phase = case when t.group_ids && ${gone}::text[] then ${firstPhase} else t.reconciliation_phase end,
      reconciliation_cursor = case when t.group_ids && ${gone}::text[] then null else t.reconciliation_cursor end,
      reconciliation_run = case when t.group_ids && ${gone}::text[] then ${randomCrockford(16)} else t.reconciliation_run end
    from (select environment_id, id from scim_targets where environment_id = any(${environmentIds}::text[])
      order by environment_id, id for no key update) woken
    where t.environment_id = woken.environment_id and t.id = woken.id`)
  tx.afterCommit(() => wakeUps.announce('scim_targets'))
}

function key(environmentId: string, id: unknown): string {
  return `${environmentId}\n${id}`
}
