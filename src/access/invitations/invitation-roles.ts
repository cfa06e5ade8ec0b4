import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defaultRole, type ParkedRole, type RoleHolder } from '../roles/index.ts'

/** Pending invitations have roles; see `RoleHolder`. */
export const invitationRoles: RoleHolder = {
  refusal: 'role_has_assignments',

  async isHeld(tx, role) {
    const held = await tx.db.maybe(sql`
      select 1 from invitations
      where environment_id = ${tx.environmentId} and organization_id = ${role.organization_id} and role_slug = ${role.slug}
        and open and expires_at > ${tx.now()} limit 1`)
    return held !== undefined
  },

  async reassign(tx, role, replacement) {
    for (const { organization_id } of await organizationsInviting(tx, role)) {
      const slug = replacement?.slug ?? (await defaultRole(tx, organization_id))
      await tx.db.run(sql`
        update invitations set role_slug = ${slug}
        where environment_id = ${tx.environmentId} and organization_id = ${organization_id} and role_slug = ${role.slug}
          and open`)
    }
  },
}

function organizationsInviting(tx: TransactionContext, role: ParkedRole): Promise<{ organization_id: string }[]> {
  return tx.db.many(sql`
    select distinct organization_id from invitations
    where environment_id = ${tx.environmentId} and role_slug = ${role.slug} and open`)
}
