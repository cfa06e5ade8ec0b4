import { getBranding } from '#environment/branding/index.ts'
import { homeUrl, rootUrl } from '#pages/application/index.ts'
import { type Brand, clientContext, type Failure, isOwnForm, readBrowserId } from '#pages/kit/index.ts'
import type { Context, PublicContext, System } from '#platform/context.ts'
import { type Locale, pickLocale } from '#platform/locale.ts'
import { type Attempt, type Origin, originOf } from '#sign-in/authentication/index.ts'
import {
  type AuthorizationRequestRow,
  findVisit,
  type StoredVisit,
  signInExpired,
  type Visit,
} from '#sign-in/browser-sign-ins/index.ts'
import { readBindings } from './binding.ts'
import { formRefused } from './errors.ts'

/** A visit with what the sign-in and its pages keep in it. */
export interface SignInRow extends AuthorizationRequestRow {
  attempt: Attempt | null
  failure: Failure | null
}

/** A form of a sign-in, as it was sent. */
export interface SentForm {
  path: string
  body: { request: string }
}

/** A sign-in in one browser: what every page of it works with. */
export interface Flow extends Visit {
  ctx: Context
  /** Where the user is, and in which browser. */
  origin: Origin
  row: SignInRow
  locale: Locale
  brand: Brand
  /** The submitted form. */
  form?: SentForm
}

/**
 * Finds the sign-in that a page's address names, in the browser that it belongs to, open or complete.
 *
 * @throws signInExpired when it is unknown, too old or belongs to another browser.
 */
export async function findFlow({ system, request }: PublicContext, token: string): Promise<Flow> {
  const row = await findVisit<StoredVisit & SignInRow>(system, token)
  if (row === undefined) throw signInExpired()
  const ctx = clientContext({ system, request }, row)
  const binding = readBindings(system, request, token).find((each) =>
    system.hashesOf(each).some((hash) => hash.equals(row.browser_hash)),
  )
  const isTooOld = Date.parse(row.expires_at) <= ctx.now().getTime()
  if (binding === undefined || isTooOld) throw signInExpired().withContinueUrl(await continueUrlOf(ctx, row))
  return toFlow(ctx, { token, binding }, readBrowserId(system, request), row)
}

/**
 * The application of a sign-in, for a user who returns to it. Third-party applications, which may have registered
 * themselves, get no link: an attacker could begin a visit and have our page link to their site.
 */
export async function continueUrlOf(ctx: Context, row: AuthorizationRequestRow): Promise<string | undefined> {
  const home = await homeUrl(ctx, row.parameters.organizationId ?? null)
  return home ?? (row.connect === null ? rootUrl(row.redirect_uri) : undefined)
}

export async function toFlow(
  ctx: Context,
  { token, binding }: Visit,
  browserId: string | undefined,
  row: SignInRow,
): Promise<Flow> {
  const locale = pickLocale(row.parameters.uiLocales, ctx.request?.header('accept-language'))
  return { ctx, token, binding, origin: originIn(ctx, browserId), row, locale, brand: await getBranding(ctx) }
}

/** The browser, if it accepts cookies, is identified by a hash of its cookie, which is not secret. */
function originIn(ctx: Context, browserId: string | undefined): Origin {
  if (browserId === undefined) return originOf(ctx, {})
  const fingerprint = ctx.system.stableHash(`browser:${browserId}`).toString('base64url')
  return { ...originOf(ctx, {}), signals: { fingerprint } }
}

/** The address of a page of this sign-in. */
export function pageUrl(flow: Pick<Flow, 'token'> & { ctx: { system: System } }, path: string): string {
  return `${flow.ctx.system.config.url}${path}?request=${flow.token}`
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
  if (!isOwnForm(context, subject, secret, form)) throw formRefused()
}
