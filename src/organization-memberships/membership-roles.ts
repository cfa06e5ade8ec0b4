import type { TransactionContext } from '../platform/context.ts'
import { sql } from '../platform/db/sql.ts'
import { defaultRole, type ParkedRole, type RoleHolder } from '../roles/index.ts'
import { type MembershipRow, membershipColumns } from './schemas.ts'
import { changeMembership } from './transitions.ts'

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
      // One after the other on the connection, without waiting for the answers in between.
      await Promise.all(rows.map((row) => replaceRole(tx, row, role, replacement)))
      rows = await lockHolders(tx, role, rows.at(-1)?.id ?? '')
    }
  },
}

const chunkSize = 1_000

function lockHolders(tx: TransactionContext, role: ParkedRole, after: string): Promise<MembershipRow[]> {
  return tx.db.many<MembershipRow>(sql`
    select ${membershipColumns} from organization_memberships
    where environment_id = ${tx.environmentId} and id > ${after} and role_slugs @> ${[role.slug]}
    order by id limit ${chunkSize} for update`)
}

async function replaceRole(
  tx: TransactionContext,
  row: MembershipRow,
  role: ParkedRole,
  replacement: ParkedRole | undefined,
): Promise<void> {
  const others = row.role_slugs.filter((slug) => slug !== role.slug)
  const kept = replacement === undefined ? others : [...new Set([...others, replacement.slug])]
  const roleSlugs = kept.length > 0 ? kept : [await defaultRole(tx, row.organization_id)]
  await changeMembership(tx, row, { role_slugs: roleSlugs })
}
