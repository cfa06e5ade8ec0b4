import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { type ExpiringKind, type ExpiringRow, expiringKinds } from './schemas.ts'

/** What ended longer ago is not missed any more. */
const daysBack = 30
const daysAhead = 90
const dayMs = 86_400_000

/** Each kind selects these columns, so that one statement reads all kinds. */
const columns = sql`kind, id, name, use, is_monitored, connection_id, organization_id, user_id, expires_at`
const signsInPeople = sql`c.state in ('active', 'validating')`

/** A kind's rows that end in a time, with those columns in their order. Each reads the part of an index that is in that time. */
const selects: Readonly<Record<ExpiringKind, (ctx: Context, within: (column: Statement) => Statement) => Statement>> = {
  // A certificate that has a successor is not missed.
  provider_certificate: (ctx, within) => sql`
    select 'provider_certificate', l.id, c.name, null::text, s.idp_metadata_url is not null, c.id, c.organization_id, null::text,
      l.expires_at
    from saml_certificates l
    join connections c on c.environment_id = l.environment_id and c.id = l.connection_id
    join saml_settings s on s.environment_id = l.environment_id and s.connection_id = l.connection_id
    where l.environment_id = ${ctx.environmentId} and l.vanished_at is null and ${within(sql`l.expires_at`)} and ${signsInPeople}
      and not exists (select 1 from saml_certificates n where n.environment_id = l.environment_id
        and n.connection_id = l.connection_id and n.vanished_at is null and n.expires_at > l.expires_at)`,
  saml_key: (ctx, within) => sql`
    select 'saml_key', k.id, c.name, k.use, false, c.id, c.organization_id, null::text, k.expires_at
    from saml_keys k join connections c on c.environment_id = k.environment_id and c.id = k.connection_id
    where k.environment_id = ${ctx.environmentId} and ${within(sql`k.expires_at`)} and ${signsInPeople}
      and not exists (select 1 from saml_keys o where o.environment_id = k.environment_id
        and o.connection_id = k.connection_id and o.use is not distinct from k.use and o.id > k.id)`,
  api_key: (ctx, within) => sql`
    select 'api_key', a.id, a.name, null::text, false, null::text, a.organization_id, a.user_id, a.expires_at
    from api_keys a where a.environment_id = ${ctx.environmentId} and ${within(sql`a.expires_at`)}`,
  management_key: (ctx, within) => sql`
    select 'management_key', m.id, m.name, null::text, false, null::text, null::text, null::text, m.expires_at
    from management_keys m where m.environment_id = ${ctx.environmentId} and ${within(sql`m.expires_at`)}`,
  setup_link: (ctx, within) => sql`
    select 'setup_link', p.id, null::text, null::text, false, null::text, p.organization_id, null::text, p.expires_at
    from portal_links p
    where p.environment_id = ${ctx.environmentId} and p.kind = 'setup_link' and p.completed_at is null
      and ${within(sql`p.expires_at`)}`,
}

export interface ExpiringQuery {
  kind?: ExpiringKind
  limit: number
  /** The end and the id of the last one of the page before. */
  after?: { expiresAt: Date; id: string }
}

/** What ends within 90 days or has ended in the last 30, the next one first: one more than asked for, if there are more. */
export function listExpiring(ctx: Context, { kind, limit, after }: ExpiringQuery): Promise<ExpiringRow[]> {
  const now = ctx.now().getTime()
  const from = after?.expiresAt ?? new Date(now - daysBack * dayMs)
  const until = new Date(now + daysAhead * dayMs)
  const within = (column: Statement) => sql`${column} >= ${from} and ${column} <= ${until}`
  const isBehind = after === undefined ? sql`true` : sql`(expires_at, id) > (${after.expiresAt}, ${after.id})`
  const kinds = kind === undefined ? expiringKinds : [kind]
  const pages = kinds.map(
    (each) => sql`(select ${columns} from (${selects[each](ctx, within)}) of_kind (${columns}) where ${isBehind}
      order by expires_at, id limit ${limit + 1})`,
  )
  const all = pages.reduce((union, page) => sql`${union} union all ${page}`)
  return ctx.db.many<ExpiringRow>(sql`
    select ${columns} from (${all}) of_all order by expires_at, id limit ${limit + 1}`)
}
