import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { RoleHolder } from './role-holders.ts'
import { holdRoles } from './roles-of-members.ts'

/** The role that the people in a group of a connection or a directory have in the organization. */
export interface GroupRole {
  /** What the connection or the directory knows the group by. */
  group: string
  /** The slug of a role of the organization. */
  role: string
}

/** Where the roles of groups are kept: a table with `environment_id`, `role_id` and the columns of `owner` and `group`. */
export interface GroupRoleTable {
  table: Statement
  /** The column with the id of the connection or directory. */
  owner: Statement
  group: Statement
  /** Makes sure that the groups exist until the transaction ends. */
  holdGroups?(tx: TransactionContext, ownerId: string, groups: readonly string[]): Promise<void>
  /** What follows from a change of the mappings of an owner. */
  changed?(tx: TransactionContext, ownerId: string): void
}

export interface GroupRoles {
  /** Sorted by group. */
  list(ctx: Context, ownerId: string): Promise<GroupRole[]>
  /** Replaces all mappings of an owner. @throws invalidRole, subResourceRole, and what `holdGroups` throws */
  replace(tx: TransactionContext, owner: GroupRoleOwner, wanted: readonly GroupRole[]): Promise<void>
  /** Whether an owner has any. */
  areMapped(ctx: Context, ownerId: string): Promise<boolean>
  /** A mapping without a replacement is deleted with the role. */
  holder: RoleHolder
}

export interface GroupRoleOwner {
  id: string
  organization_id: string
}

/** Keeps the roles that people have because of their groups, for the slice that owns the table. */
export function defineGroupRoles({ table, owner, group, holdGroups, changed }: GroupRoleTable): GroupRoles {
  return {
    list: (ctx, ownerId) =>
      ctx.db.many<GroupRole>(sql`
        select g.${group} as "group", r.slug as role from ${table} g
        join roles r on r.environment_id = g.environment_id and r.id = g.role_id
        where g.environment_id = ${ctx.environmentId} and g.${owner} = ${ownerId} order by g.${group}, r.id`),

    async replace(tx, { id, organization_id }, wanted) {
      const slugs = wanted.map(({ role }) => role)
      const idOf = new Map((await holdRoles(tx, organization_id, slugs)).map((role) => [role.slug, role.id]))
      const groups = wanted.map((each) => each.group)
      await holdGroups?.(tx, id, [...new Set(groups)])
      tx.db.send(sql`delete from ${table} where environment_id = ${tx.environmentId} and ${owner} = ${id}`)
      tx.db.send(sql`
        insert into ${table} (environment_id, ${owner}, ${group}, role_id)
        select distinct ${tx.environmentId}, ${id}, given_group, role_id
        from unnest(${groups}::text[], ${slugs.map((slug) => idOf.get(slug) ?? '')}::text[])
          as given (given_group, role_id)`)
      changed?.(tx, id)
    },

    async areMapped(ctx, ownerId) {
      const mapped = await ctx.db.maybe(sql`
        select 1 from ${table} where environment_id = ${ctx.environmentId} and ${owner} = ${ownerId} limit 1`)
      return mapped !== undefined
    },

    holder: {
      refusal: 'role_has_group_role_mappings',

      async isHeld(tx, role) {
        const held = await tx.db.maybe(sql`
          select 1 from ${table} where environment_id = ${tx.environmentId} and role_id = ${role.id} limit 1`)
        return held !== undefined
      },

      async reassign(tx, role, replacement) {
        const mapped = await tx.db.many<{ owner_id: string }>(sql`
          select distinct ${owner} as owner_id from ${table}
          where environment_id = ${tx.environmentId} and role_id = ${role.id}`)
        if (replacement !== undefined) {
          tx.db.send(sql`
            update ${table} a set role_id = ${replacement.id}
            where a.environment_id = ${tx.environmentId} and a.role_id = ${role.id} and not exists (
              select 1 from ${table} b where b.environment_id = a.environment_id
                and b.${owner} = a.${owner} and b.${group} = a.${group} and b.role_id = ${replacement.id})`)
        }
        for (const { owner_id } of mapped) changed?.(tx, owner_id)
      },
    },
  }
}
