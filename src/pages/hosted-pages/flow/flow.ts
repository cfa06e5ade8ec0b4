import { getBranding } from '../../../environment/branding/index.ts'
import { type Context, createContext, type PublicContext, type System } from '../../../platform/context.ts'
import { isSame } from '../../../platform/crypto/is-same.ts'
import { type Locale, pickLocale } from '../../../platform/locale.ts'
import { formRefused, signInExpired } from '../errors.ts'
import { type AuthorizationRequestRow, findVisit, type Visit } from './authorization-requests.ts'
import { readBindings } from './binding.ts'
import { readDevice } from './browser.ts'
import { homeOf, rootOf } from './home.ts'

/** Whose front door the pages are, in the environment's own look. */
export type Brand = Awaited<ReturnType<typeof getBranding>>

/** One person's sign-in in one browser, as far as it has come: what every page of it works with. */
export interface Flow extends Visit {
  ctx: Context
  /** Identifies the browser, if it accepts cookies. */
  device: string | undefined
  row: AuthorizationRequestRow
  locale: Locale
  brand: Brand
  /** Identifies the submitted form. */
  form?: Buffer
}

/**
 * Finds the sign-in that a page's address names, in the browser that it belongs to, open or complete.
 *
 * @throws signInExpired when it is unknown, too old or belongs to another browser.
 */
export async function findFlow({ system, request }: PublicContext, token: string): Promise<Flow> {
  const row = await findVisit(system, token)
  if (row === undefined) throw signInExpired()
  const ctx = clientContext({ system, request }, row)
  const binding = readBindings(system, request, token).find((each) =>
    system.hashCredential(each).equals(row.browser_hash),
  )
  const isTooOld = Date.parse(row.expires_at) <= ctx.now().getTime()
  if (binding === undefined || isTooOld) throw signInExpired().leadingTo(await beginningOf(ctx, row))
  return toFlow(ctx, { token, binding }, readDevice(system, request), row)
}

/** Where a user continues who comes back to a finished sign-in: the application it was for. */
export async function beginningOf(ctx: Context, row: AuthorizationRequestRow): Promise<string | undefined> {
  return (await homeOf(ctx, row.parameters.organizationId ?? null)) ?? rootOf(row.redirect_uri)
}

/** A context that knows only the client. */
export function clientContext(
  { system, request }: PublicContext,
  { environment_id, client_id }: { environment_id: string; client_id: string },
): Context {
  return createContext(system, {
    environmentId: environment_id,
    clientId: client_id,
    actor: { type: 'client', id: client_id },
    request,
  })
}

export async function toFlow(
  ctx: Context,
  { token, binding }: Visit,
  device: string | undefined,
  row: AuthorizationRequestRow,
): Promise<Flow> {
  const locale = pickLocale(row.parameters.uiLocales, ctx.request?.header('accept-language'))
  return { ctx, token, binding, device, row, locale, brand: await getBranding(ctx) }
}

/** The address of a page of this sign-in. */
export function pageUrl(flow: Pick<Flow, 'token'> & { ctx: { system: System } }, path: string): string {
  return `${flow.ctx.system.config.url}${path}?request=${flow.token}`
}

/**
 * The token that a form must send back.
 *
 * @param secret the cookie of the form's browser. @param subject the sign-in's token, or the name of a page without
 * one.
 */
export function csrfToken(system: System, secret: string, subject: string): string {
  return system.hashCredential(`csrf:${secret}:${subject}`).toString('base64url')
}

/**
 * Accepts only forms that a hosted page showed to this browser (security rule W-3).
 *
 * @throws formRefused for a wrong token and for a form that was sent from another origin.
 */
export function checkForm(
  context: PublicContext,
  subject: string,
  secret: string | undefined,
  form: { csrf_token: string },
): void {
  checkOrigin(context)
  if (secret === undefined || !isSame(form.csrf_token, csrfToken(context.system, secret, subject))) throw formRefused()
}

/** @throws formRefused for a form that was sent from another origin. */
export function checkOrigin({ system, request }: PublicContext): void {
  if (request.header('origin') !== new URL(system.config.url).origin) throw formRefused()
}
