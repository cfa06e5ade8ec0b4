import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { KeyUse } from '../saml/saml-keys.ts'
import { firstStage } from './stages.ts'

/** A certificate that is near its end or past it, of a connection that people use. */
export interface ExpiringCertificate {
  connection_id: string
  organization_id: string
  name: string
  /** The fingerprint of a provider's certificate, or the id of our key. */
  id: string
  expires_at: string
  announced_days: number | null
  idp_metadata_url: string | null
  signs_requests: boolean
  /** The use of our key. Null for both. */
  use?: KeyUse | null
}

/**
 * The last certificate of each provider, in the environment or in one organization. A certificate that has a successor
 * isn't announced.
 */
export function expiringProviderCertificates(ctx: Context, organizationId?: string): Promise<ExpiringCertificate[]> {
  return ctx.db.many<ExpiringCertificate>(sql`
    select c.id as connection_id, c.organization_id, c.name, l.fingerprint as id, l.expires_at, l.announced_days,
      s.idp_metadata_url, s.signs_requests
    from (select distinct on (connection_id) connection_id, fingerprint, expires_at, announced_days
      from saml_certificates where environment_id = ${ctx.environmentId} and vanished_at is null
      order by connection_id, expires_at desc) l
    join connections c on c.environment_id = ${ctx.environmentId} and c.id = l.connection_id
    join saml_settings s on s.environment_id = c.environment_id and s.connection_id = c.id
    where c.state in ('active', 'validating') and l.expires_at <= ${horizon(ctx)}${ofOrganization(organizationId)}
    order by c.id`)
}

/** Our newest key for each use at each connection, in the environment or in one organization. */
export function expiringOwnCertificates(ctx: Context, organizationId?: string): Promise<ExpiringCertificate[]> {
  return ctx.db.many<ExpiringCertificate>(sql`
    select c.id as connection_id, c.organization_id, c.name, l.id, l.expires_at, l.announced_days, l.use,
      s.idp_metadata_url, s.signs_requests
    from (select distinct on (connection_id, use) connection_id, id, expires_at, announced_days, use
      from saml_keys where environment_id = ${ctx.environmentId} order by connection_id, use, id desc) l
    join connections c on c.environment_id = ${ctx.environmentId} and c.id = l.connection_id
    join saml_settings s on s.environment_id = c.environment_id and s.connection_id = c.id
    where c.state in ('active', 'validating') and l.expires_at <= ${horizon(ctx)}${ofOrganization(organizationId)}
    order by c.id`)
}

function ofOrganization(id: string | undefined): Statement {
  return id === undefined ? sql`` : sql` and c.organization_id = ${id}`
}

/** Records an announcement. @returns whether it is the first, also across runs */
export async function claimStage(
  tx: TransactionContext,
  whose: 'provider' | 'ours',
  { connection_id, id }: ExpiringCertificate,
  stage: number,
): Promise<boolean> {
  const claimed =
    whose === 'provider'
      ? sql`update saml_certificates set announced_days = ${stage}
          where environment_id = ${tx.environmentId} and connection_id = ${connection_id} and fingerprint = ${id}
            and (announced_days is null or announced_days > ${stage})`
      : sql`update saml_keys set announced_days = ${stage}
          where environment_id = ${tx.environmentId} and id = ${id}
            and (announced_days is null or announced_days > ${stage})`
  return (await tx.db.run(claimed)) > 0
}

function horizon(ctx: Context): Date {
  return new Date(ctx.now().getTime() + firstStage * 86_400_000)
}
