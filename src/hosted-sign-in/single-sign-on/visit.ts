import { getBranding } from '#environment/branding/index.ts'
import { findEnvironmentContext } from '#environment/environments/index.ts'
import { type Brand, clientContext } from '#pages/kit/index.ts'
import type { Context, PublicContext, RequestInfo } from '#platform/context.ts'
import { type Locale, pickLocale } from '#platform/locale.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { type AnyConnection, type ConnectionRow, findAnyConnection } from '#sso/connections/index.ts'
import { findVisit, isBoundTo, openVisit, type SecretVisit, type VisitRow } from '#sso/provider-sign-ins/index.ts'

/** A sign-in at a provider, in the browser that was sent there. */
export interface SsoVisit extends SecretVisit {
  ctx: Context
  request: RequestInfo
  row: VisitRow
  connection: AnyConnection
  locale: Locale
  brand: Brand
}

/**
 * The visit that an address names, in its own browser (O-1).
 *
 * @throws signInExpired when it is unknown, over, or belongs to another browser.
 */
export async function findSsoVisit(context: PublicContext, state: string): Promise<SsoVisit> {
  const { system, request } = context
  const row = await findVisit(system, state)
  if (row === undefined || !isBoundTo(context, state, row.browser_hash)) throw signInExpired()
  const environment = await findEnvironmentContext(system, row.environment_id)
  if (environment === undefined) throw signInExpired()
  const ctx = clientContext(context, { environment_id: row.environment_id, client_id: environment.clientId })
  const isOver = row.completed_at !== null || Date.parse(row.expires_at) <= ctx.now().getTime()
  const connection = isOver ? undefined : await findAnyConnection(ctx, row.connection_id)
  if (connection === undefined) throw signInExpired()
  return {
    ...openVisit(system, row),
    ctx,
    request,
    row,
    connection,
    locale: pickLocale(undefined, request.header('accept-language')),
    brand: await getBranding(ctx),
  }
}

/** The connection, where only one of an organization can have led here. @throws signInExpired */
export function connectionOfOrganization({ connection }: SsoVisit): ConnectionRow {
  if (connection.organization_id === null) throw signInExpired()
  return connection
}
