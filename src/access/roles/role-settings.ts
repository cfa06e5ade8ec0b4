import { type Static, Type } from 'typebox'
import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { defaultRole } from './roles-of-members.ts'

/** The operator's settings about roles. */
export const RoleSettings = Type.Object({
  object: Type.Literal('role_settings'),
  default_role_slug: Type.String({ description: 'The role of memberships that are created without one.' }),
  multiple_roles_enabled: Type.Boolean({ description: 'Sets whether a membership may have several roles.' }),
})
export type RoleSettings = Static<typeof RoleSettings>

/**
 * The settings that apply in an organization, or in the environment without one. @throws notFound for the organization.
 */
export async function getRoleSettings(ctx: Context, organizationId: string | null = null): Promise<RoleSettings> {
  const check = organizationId === null ? Promise.resolve() : requireOrganization(ctx, organizationId)
  const [default_role_slug, multiple_roles_enabled] = await checkedRead(check, () =>
    Promise.all([defaultRole(ctx, organizationId), allowsMultipleRoles(ctx)]),
  )
  return { object: 'role_settings', default_role_slug, multiple_roles_enabled }
}

/** Whether a membership may have several roles on its organization. */
export async function allowsMultipleRoles(ctx: Context): Promise<boolean> {
  const settings = await ctx.db.maybe<{ multiple_roles: boolean }>(
    sql`select multiple_roles from role_settings where environment_id = ${ctx.environmentId}`,
  )
  return settings?.multiple_roles ?? true
}

/**
 * Allows several roles on a membership, or one from now on: memberships that have several keep them until they change.
 */
export async function allowMultipleRoles(ctx: Context, allowed: boolean): Promise<void> {
  await ctx.transaction(async (tx) => {
    tx.db.send(sql`
      insert into role_settings (environment_id, multiple_roles) values (${ctx.environmentId}, ${allowed})
      on conflict (environment_id) do update set multiple_roles = excluded.multiple_roles`)
  })
}
