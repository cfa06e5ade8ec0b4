import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { claimStageOfCertificate, claimStageOfKey, type KeyUse } from '../connections/index.ts'
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
    from (select distinct on (p.connection_id) p.connection_id, p.fingerprint, p.expires_at, p.announced_days
      from saml_certificates p where p.environment_id = ${ctx.environmentId} and p.vanished_at is null
      order by p.connection_id, p.expires_at desc) l
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
    from (select distinct on (k.connection_id, k.use) k.connection_id, k.id, k.expires_at, k.announced_days, k.use
      from saml_keys k where k.environment_id = ${ctx.environmentId} order by k.connection_id, k.use, k.id desc) l
    join connections c on c.environment_id = ${ctx.environmentId} and c.id = l.connection_id
    join saml_settings s on s.environment_id = c.environment_id and s.connection_id = c.id
    where c.state in ('active', 'validating') and l.expires_at <= ${horizon(ctx)}${ofOrganization(organizationId)}
    order by c.id`)
}

function ofOrganization(id: string | undefined): Statement {
  return id === undefined ? sql`` : sql` and c.organization_id = ${id}`
}

/** Records an announcement. @returns whether it is the first, also across runs */
export function claimStage(
  tx: TransactionContext,
  whose: 'provider' | 'ours',
  { connection_id, id }: ExpiringCertificate,
  stage: number,
): Promise<boolean> {
  return whose === 'provider' ? claimStageOfCertificate(tx, connection_id, id, stage) : claimStageOfKey(tx, id, stage)
}

function horizon(ctx: Context): Date {
  return new Date(ctx.now().getTime() + firstStage * 86_400_000)
}
