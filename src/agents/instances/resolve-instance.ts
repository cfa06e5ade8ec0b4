import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { instanceCreated } from './events.ts'
import { type InstanceRow, instanceColumns, toInstance } from './schemas.ts'

/** What there is one instance for. */
export interface InstanceKey {
  blueprintId: string
  organizationId: string
  /** Null for an agent that acts for itself. */
  membershipId: string | null
}

/**
 * The instance of a key, kept from being deleted until the transaction ends. The first call makes it and records
 * `agent.instance.created`; of racing calls one is the first.
 */
export async function resolveInstance(
  tx: TransactionContext,
  key: InstanceKey,
): Promise<{ instance: InstanceRow; isNew: boolean }> {
  const found = await holdInstanceOf(tx, key)
  if (found !== undefined) return { instance: found, isNew: false }
  // A racing call waits here for the first one. The update changes nothing and gives it the row.
  const { is_new, ...instance } = await tx.db.one<InstanceRow & { is_new: boolean }>(sql`
    insert into agent_instances as i (environment_id, id, blueprint_id, organization_id, organization_membership_id, created_at,
      updated_at)
    values (${tx.environmentId}, ${tx.newId('agent')}, ${key.blueprintId}, ${key.organizationId}, ${key.membershipId},
      ${tx.now()}, ${tx.now()})
    on conflict (environment_id, blueprint_id, organization_id, organization_membership_id)
      do update set updated_at = i.updated_at
    returning ${instanceColumns}, xmax = 0 as is_new`)
  if (is_new) recordEvent(tx, instanceCreated, toInstance(instance))
  return { instance, isNew: is_new }
}

/** An instance, kept from being deleted until the transaction ends. */
export function holdInstance(tx: TransactionContext, id: string): Promise<InstanceRow | undefined> {
  return tx.db.maybe<InstanceRow>(sql`
    select ${instanceColumns} from agent_instances
    where environment_id = ${tx.environmentId} and id = ${id} for key share`)
}

function holdInstanceOf(
  tx: TransactionContext,
  { blueprintId, organizationId, membershipId }: InstanceKey,
): Promise<InstanceRow | undefined> {
  const isOfActor =
    membershipId === null ? sql`organization_membership_id is null` : sql`organization_membership_id = ${membershipId}`
  return tx.db.maybe<InstanceRow>(sql`
    select ${instanceColumns} from agent_instances
    where environment_id = ${tx.environmentId} and blueprint_id = ${blueprintId} and organization_id = ${organizationId}
      and ${isOfActor} for key share`)
}
