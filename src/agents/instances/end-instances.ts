import { recordRemoval } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { endsWithInstances } from './ends-with-instances.ts'
import { instanceDeleted } from './events.ts'
import { instanceColumns, instanceData } from './schemas.ts'

/**
 * Deletes an instance with its sessions and records their events before `agent.instance.deleted`. Of racing calls one succeeds.
 *
 * @throws notFound
 */
export function deleteInstance(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    if ((await endInstances(tx, sql`i.id = ${id}`)) === 0) throw notFound('Agent instance', id)
  })
}

export async function endInstancesOfBlueprint(tx: TransactionContext, blueprintId: string): Promise<void> {
  await endInstances(tx, sql`i.blueprint_id = ${blueprintId}`)
}

export async function endInstancesOfOrganization(tx: TransactionContext, organizationId: string): Promise<void> {
  await endInstances(tx, sql`i.organization_id = ${organizationId}`)
}

/** Ends the instances that act for a member. */
export async function endInstancesOfMember(
  tx: TransactionContext,
  { user_id, organization_id }: { user_id: string; organization_id: string },
): Promise<void> {
  await endInstances(tx, actsFor(tx, sql`m.user_id = ${user_id} and m.organization_id = ${organization_id}`))
}

/** Ends the instances that act for a user, in every organization. */
export async function endInstancesOfUser(tx: TransactionContext, userId: string): Promise<void> {
  await endInstances(tx, actsFor(tx, sql`m.user_id = ${userId}`))
}

function actsFor({ environmentId }: Context, isMember: Statement): Statement {
  return sql`i.organization_membership_id in (
    select m.id from organization_memberships m where m.environment_id = ${environmentId} and ${isMember})`
}

/** @param condition on rows with the alias `i`. @returns how many there were */
async function endInstances(tx: TransactionContext, condition: Statement): Promise<number> {
  const ending = sql`agent_instances i where i.environment_id = ${tx.environmentId} and ${condition}`
  // Waits for mints that hold an instance, so that the sessions which they begin are found below.
  const { count } = await tx.db.one<{ count: number }>(sql`
    with ended as (select 1 from ${ending} order by i.id for update) select count(*) from ended`)
  if (count === 0) return 0
  for (const end of endsWithInstances.of(tx.system).toReversed()) await end(tx, sql`select i.id from ${ending}`)
  await recordRemoval(tx, instanceDeleted, {
    removed: sql`delete from ${ending} returning ${instanceColumns}`,
    data: instanceData,
  })
  return count
}
