import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

/** An organization that wants people to sign in through its connection. */
export interface SsoDemand {
  organization_id: string
  /** Active ones, oldest first. */
  connection_ids: string[]
  /** Whether the email is in a verified domain of the organization. */
  owns_domain: boolean
  /** Whether guests must do so too. */
  includes_guests: boolean
}

/**
 * What organizations require for a user's sign-in: the organization that owns the domain of their email, and those of
 * which they are members. A connection whose provider was never read requires nothing, because no one could sign in.
 */
export function findSsoDemands(ctx: Context, email: string, organizationIds: readonly string[]): Promise<SsoDemand[]> {
  const domain = email.split('@').at(-1)?.toLowerCase() ?? ''
  return ctx.db.many<SsoDemand>(selectDemands(ctx, sql`${domain}`, sql`select unnest(${[...organizationIds]}::text[])`))
}

/** As {@link findSsoDemands}, for a user of whom only the id is known, with the requested organization and the oldest others. */
export function findSsoDemandsOfUser(ctx: Context, userId: string, requested: string | null): Promise<SsoDemand[]> {
  return ctx.db.many<SsoDemand>(selectSsoDemandsOfUser(ctx, userId, requested))
}

export function selectSsoDemandsOfUser(
  ctx: Pick<Context, 'environmentId'>,
  userId: string,
  requested: string | null,
): Statement {
  return selectDemands(
    ctx,
    sql`(
      select lower(substring(u.email from '[^@]*$')) from users u
      where u.environment_id = ${ctx.environmentId} and u.id = ${userId})`,
    sql`(
      select m.organization_id from organization_memberships m
      where m.environment_id = ${ctx.environmentId} and m.user_id = ${userId} and m.status = 'active'
      order by m.organization_id = ${requested} desc nulls last, m.id limit 100)`,
  )
}

function selectDemands(
  { environmentId }: Pick<Context, 'environmentId'>,
  domain: Statement,
  organizationIds: Statement,
): Statement {
  return sql`
    with own as (
      select d.organization_id from organization_domains d
      where d.environment_id = ${environmentId} and d.domain = ${domain} and d.state = 'verified')
    select c.organization_id, array_agg(c.id order by c.id) as connection_ids,
      c.organization_id in (select organization_id from own) as owns_domain,
      coalesce(min(p.guests) = 'sso', false) as includes_guests
    from connections c left join organization_sign_in_policies p
      on p.environment_id = c.environment_id and p.organization_id = c.organization_id
    where c.environment_id = ${environmentId} and c.state = 'active'
      and c.connection_type ~ '(SAML|O[iI][dD][cC])$'
      -- One list, which the index of an organization's connections is asked for.
      and c.organization_id = any(array(select organization_id from own union all ${organizationIds}))
      and coalesce(p.sso, 'required') = 'required'
    group by c.organization_id order by c.organization_id`
}
