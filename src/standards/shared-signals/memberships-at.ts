import { type EventAboutUser, listEventsAboutUsers, type UserList } from '#events/event-log/index.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { recordOf } from '#platform/records.ts'

/** A place in the log. */
export interface Moment {
  position: number
  created_at: string
}

/** Whether a user was a member of an organization when an event happened. One who has only been invited is none. */
export type WasMember = (environmentId: string, userId: string, organizationId: string, moment: Moment) => boolean

const names = ['organization_membership.created', 'organization_membership.updated', 'organization_membership.deleted']
/** A deletion is one transaction, whose events stand close together: the memberships before their user. */
const nearby = 10_000

/**
 * Reads who was a member, from the memberships that are there and the changes behind each event: the first one says what was before it. The
 * log may be read late.
 *
 * @param after the position from which the log is read
 */
export async function readMemberships(tx: Transaction, users: UserList, after: number): Promise<WasMember> {
  // In this order: what changes in between is seen as a change, whatever was read before.
  const statuses = await readStatuses(tx, users)
  const changes = await listEventsAboutUsers(tx, users, { after: Math.max(0, after - nearby), names })
  const byMembership = new Map<string, EventAboutUser[]>()
  for (const change of changes) {
    const membership = key(change.environment_id, change.user_id, change.organization_id ?? '')
    byMembership.set(membership, [...(byMembership.get(membership) ?? []), change])
  }
  return (environmentId, userId, organizationId, moment) => {
    const membership = key(environmentId, userId, organizationId)
    const first = byMembership.get(membership)?.find((change) => isBehind(change, moment))
    const status = first === undefined ? statuses.get(membership) : statusBefore(first)
    return status === 'active' || status === 'inactive'
  }
}

async function readStatuses(tx: Transaction, { environmentIds, userIds }: UserList): Promise<Map<string, string>> {
  const rows = await tx.many<{ environment_id: string; user_id: string; organization_id: string; status: string }>(sql`
    select m.environment_id, m.user_id, m.organization_id, m.status
    from unnest(${environmentIds}::text[], ${userIds}::text[]) as asked (environment_id, user_id)
    join organization_memberships m on m.environment_id = asked.environment_id and m.user_id = asked.user_id`)
  return new Map(rows.map((row) => [key(row.environment_id, row.user_id, row.organization_id), row.status]))
}

/** What ended in the transaction of the event, as when a user is deleted, had not ended before. */
function isBehind({ event, position, created_at }: EventAboutUser, moment: Moment): boolean {
  if (position === null || position > moment.position) return true
  return event === 'organization_membership.deleted' && created_at === moment.created_at
}

function statusBefore({ event, data, context }: EventAboutUser): unknown {
  if (event === 'organization_membership.created') return undefined
  return recordOf(context?.previous_attributes).status ?? data.status
}

function key(...parts: string[]): string {
  return parts.join('\n')
}
