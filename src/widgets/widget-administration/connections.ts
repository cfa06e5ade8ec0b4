import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import {
  type ConnectionRow,
  familyOf,
  getConnection,
  listCertificates,
  listConnections,
} from '#sso/connections/index.ts'
import { listSsoSessions } from '#sso/sso-sessions/index.ts'
import type { OrganizationWidget } from '../widget-tokens/index.ts'
import { isShown, toWidgetConnection, type WidgetConnection } from './connection-schemas.ts'

/** The connections of an organization, oldest first: the widget shows the first one, as does the Admin Portal. */
export async function readConnections(
  ctx: Context,
  { organizationId }: OrganizationWidget,
): Promise<WidgetConnection[]> {
  const rows = await listShownConnections(ctx, organizationId)
  return Promise.all(rows.map((row) => describe(ctx, row)))
}

/** The connections that the widget can show, oldest first. */
export async function listShownConnections(ctx: Context, organizationId: string): Promise<ConnectionRow[]> {
  const { rows } = await listConnections(ctx, { organization_id: organizationId, limit: 100, order: 'asc' })
  return rows.filter(isShown)
}

/** @throws notFound */
export async function requireConnection(
  ctx: Context,
  { organizationId }: OrganizationWidget,
  id: string,
): Promise<ConnectionRow> {
  const { row } = await getConnection(ctx, id)
  if (row.organization_id !== organizationId || !isShown(row)) throw notFound('Connection', id)
  return row
}

async function describe(ctx: Context, row: ConnectionRow): Promise<WidgetConnection> {
  const [certificates, sessions] = await Promise.all([
    familyOf(row.connection_type) === 'saml' ? listCertificates(ctx, row.id) : [],
    listSsoSessions(ctx, { connection_id: row.id, limit: 1, order: 'desc' }),
  ])
  return toWidgetConnection(row, { certificates, session: sessions.rows[0], now: ctx.now() })
}
