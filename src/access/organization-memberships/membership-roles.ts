import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defaultRole, type ParkedRole, type RoleHolder } from '../roles/index.ts'
import { organizationMembershipUpdated } from './events.ts'
import { type MembershipRow, membershipColumns, toEventMembership } from './schemas.ts'

/** Memberships have roles by slug: see `RoleHolder`. */
export const membershipRoles: RoleHolder = {
  refusal: 'role_has_assignments',

  async isHeld(tx, role) {
    const held = await tx.db.maybe(sql`
      select 1 from organization_memberships
      where environment_id = ${tx.environmentId} and organization_id = ${role.organization_id}
        and role_slugs @> ${[role.slug]} limit 1`)
    return held !== undefined
  },

  async reassign(tx, role, replacement) {
    let rows = await lockHolders(tx, role, '')
    while (rows.length > 0) {
      await storeRoles(tx, rows, await rolesWithout(tx, rows, role, replacement))
      rows = await lockHolders(tx, role, rows.at(-1)?.id ?? '')
    }
  },
}

/** Few statements for many members, and little memory. */
const batchSize = 1_000

function lockHolders(tx: TransactionContext, role: ParkedRole, after: string): Promise<MembershipRow[]> {
  return tx.db.many<MembershipRow>(sql`
    select ${membershipColumns} from organization_memberships
    where environment_id = ${tx.environmentId} and id > ${after} and role_slugs @> ${[role.slug]}
    order by id limit ${batchSize} for update`)
}

/** The replacement roles by membership id. */
async function rolesWithout(
  tx: TransactionContext,
  rows: readonly MembershipRow[],
  role: ParkedRole,
  replacement: ParkedRole | undefined,
): Promise<Map<string, string[]>> {
  const given = replacement === undefined ? [] : [replacement.slug]
  const left = new Map(
    rows.map(({ id, own_role_slugs }) => [
      id,
      [...new Set([...own_role_slugs, ...given])].filter((slug) => slug !== role.slug),
    ]),
  )
  const bare = rows.filter(({ id }) => left.get(id)?.length === 0)
  const organizations = [...new Set(bare.map(({ organization_id }) => organization_id))]
  const defaults = new Map(
    await Promise.all(organizations.map(async (id): Promise<[string, string]> => [id, await defaultRole(tx, id)])),
  )
  for (const { id, organization_id } of bare) left.set(id, [defaults.get(organization_id) ?? ''])
  return left
}

async function storeRoles(
  tx: TransactionContext,
  before: readonly MembershipRow[],
  roleSlugs: ReadonlyMap<string, string[]>,
): Promise<void> {
  const given = JSON.stringify([...roleSlugs].map(([id, slugs]) => ({ id, slugs })))
  const after = await tx.db.many<MembershipRow>(sql`
    update organization_memberships
    set role_slugs = array(select jsonb_array_elements_text(given.slugs)), updated_at = ${tx.now()}
    from jsonb_to_recordset(${given}::jsonb) as given (id text, slugs jsonb)
    where environment_id = ${tx.environmentId} and organization_memberships.id = given.id
    returning ${membershipColumns}`)
  const old = new Map(before.map((row) => [row.id, row]))
  for (const row of after) {
    const changed = changedAttributes(toEventMembership(old.get(row.id) ?? row), toEventMembership(row))
    if (changed !== undefined) recordEvent(tx, organizationMembershipUpdated, toEventMembership(row), changed)
  }
}
