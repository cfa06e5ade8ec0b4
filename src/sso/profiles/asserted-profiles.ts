import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** A connection that takes assertions of its provider, and the person there whom one is about. */
export interface AssertedProfile {
  connection_id: string
  organization_id: string
  /** Null for a person who has never signed in through the connection. */
  profile_id: string | null
  /** Null for a person whose sign-in was never completed. */
  user_id: string | null
  email: string | null
  /** What the provider said last: whose customer the person is, of a provider that has several. */
  tenant: string | null
}

/** What an assertion names before anything of it is verified. */
export interface NamedSubject {
  issuer: string
  subject: string
  /** Of several organizations with the same provider, the one that it means. */
  organizationId: string | undefined
}

/** The usable connections with this issuer, first of all those through which the person has signed in. Two, if there are so many. */
export function findAssertedProfiles(
  ctx: Context,
  { issuer, subject, organizationId }: NamedSubject,
): Promise<AssertedProfile[]> {
  return ctx.db.many<AssertedProfile>(sql`
    select c.id as connection_id, c.organization_id, p.id as profile_id, p.user_id, p.email,
      p.raw_attributes ->> 'tenant' as tenant
    from oidc_settings o
    join connections c on c.environment_id = o.environment_id and c.id = o.connection_id
    left join profiles p on p.environment_id = o.environment_id and p.connection_id = o.connection_id and p.idp_id = ${subject}
    where o.environment_id = ${ctx.environmentId} and o.issuer = ${issuer} and o.accepts_identity_assertions
      and c.state in ('active', 'validating') and c.organization_id is not null
      and c.organization_id = coalesce(${organizationId ?? null}, c.organization_id)
    order by p.user_id is null, c.id limit 2`)
}
