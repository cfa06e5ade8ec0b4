import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { type SignInPolicyRow, type UpdateSignInPolicy, usualPolicy } from './schemas.ts'

/** @throws notFound */
export async function getSignInPolicy(ctx: Context, organizationId: string): Promise<SignInPolicyRow> {
  const row = await checkedRead(requireOrganization(ctx, organizationId), () =>
    ctx.db.maybe<SignInPolicyRow>(sql`
      select sso, guests, provisions_members from organization_sign_in_policies
      where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}`),
  )
  return row ?? usualPolicy
}

/** Locks the policy of an organization for an update, for a GET's `lockRow`. */
export function lockSignInPolicy(ctx: Context, organizationId: string): Statement {
  return sql`
    insert into organization_sign_in_policies as p (environment_id, organization_id, sso, guests, provisions_members,
      updated_at)
    select o.environment_id, o.id, ${usualPolicy.sso}, ${usualPolicy.guests}, ${usualPolicy.provisions_members}, ${ctx.now()}
    from organizations o where o.environment_id = ${ctx.environmentId} and o.id = ${organizationId}
    on conflict (environment_id, organization_id) do update set sso = p.sso`
}

/** Changes the members that are given, also where others are changed at the same moment. @throws notFound */
export function updateSignInPolicy(
  ctx: Context,
  organizationId: string,
  { sso, guests, provisions_members }: UpdateSignInPolicy,
): Promise<SignInPolicyRow> {
  return ctx.transaction((tx) =>
    checkedRead(requireOrganization(tx, organizationId), () =>
      tx.db.one<SignInPolicyRow>(sql`
      insert into organization_sign_in_policies as p (environment_id, organization_id, sso, guests, provisions_members,
        updated_at)
      values (${tx.environmentId}, ${organizationId}, ${sso ?? usualPolicy.sso}, ${guests ?? usualPolicy.guests},
        ${provisions_members ?? usualPolicy.provisions_members}, ${tx.now()})
      on conflict (environment_id, organization_id) do update set sso = coalesce(${sso ?? null}, p.sso),
        guests = coalesce(${guests ?? null}, p.guests),
        provisions_members = coalesce(${provisions_members ?? null}, p.provisions_members), updated_at = ${tx.now()}
      returning sso, guests, provisions_members`),
    ),
  )
}
