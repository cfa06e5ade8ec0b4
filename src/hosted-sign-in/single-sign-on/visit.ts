import { getBranding } from '#environment/branding/index.ts'
import { clientContext, pageContext } from '#pages/kit/index.ts'
import type { Context, PublicContext, RequestInfo } from '#platform/context.ts'
import { type Locale, pickLocale } from '#platform/locale.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import type { AnyConnection, ConnectionRow } from '#sso/connections/index.ts'
import { findVisit, isBoundTo, openVisit, type SecretVisit, type StandingVisit } from '#sso/provider-sign-ins/index.ts'

/** A sign-in at a provider, in the browser that was sent there. */
export interface SsoVisit extends SecretVisit {
  ctx: Context
  request: RequestInfo
  row: StandingVisit
  connection: AnyConnection
  locale: Locale
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
  const isOver = row.completed_at !== null || Date.parse(row.expires_at) <= system.now().getTime()
  if (isOver) throw signInExpired()
  return {
    ...openVisit(system, row),
    ctx: clientContext(context, row),
    request,
    row,
    connection: row,
    locale: pickLocale(undefined, request.header('accept-language')),
  }
}

/** What the pages of a visit are made with. */
export async function pageOf({ ctx, locale }: SsoVisit): Promise<ReturnType<typeof pageContext>> {
  return pageContext({ locale, brand: await getBranding(ctx) })
}

/** The connection, where only one of an organization can have led here. @throws signInExpired */
export function connectionOfOrganization({ connection }: SsoVisit): ConnectionRow {
  if (connection.organization_id === null) throw signInExpired()
  return connection
}
