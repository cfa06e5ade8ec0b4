import type { Context } from '#platform/context.ts'
import { type ConnectionRow, familyOf, listCertificates, listConnections } from '#sso/connections/index.ts'
import { listSsoSessions } from '#sso/sso-sessions/index.ts'
import type { OrganizationWidget } from '../widget-tokens/index.ts'
import { isShown, toWidgetConnection, type WidgetConnection } from './connection-schemas.ts'

/** The connections of an organization, oldest first: the widget shows the first one, as does the Admin Portal. */
export async function readConnections(
  ctx: Context,
  { organizationId }: OrganizationWidget,
): Promise<WidgetConnection[]> {
  const { rows } = await listConnections(ctx, { organization_id: organizationId, limit: 100, order: 'asc' })
  return Promise.all(rows.filter(isShown).map((row) => describe(ctx, row)))
}

async function describe(ctx: Context, row: ConnectionRow): Promise<WidgetConnection> {
  const [certificates, sessions] = await Promise.all([
    familyOf(row.connection_type) === 'saml' ? listCertificates(ctx, row.id) : [],
    listSsoSessions(ctx, { connection_id: row.id, limit: 1, order: 'desc' }),
  ])
  return toWidgetConnection(row, { certificates, session: sessions.rows[0], now: ctx.now() })
}
