import { getBranding } from '../../branding/index.ts'
import { findEnvironmentContext } from '../../environments/index.ts'
import { type Context, createContext, type PublicContext, type System } from '../../platform/context.ts'
import { isSame } from '../../platform/crypto/is-same.ts'
import { type Locale, pickLocale } from '../../platform/locale.ts'
import { formRefused, signInExpired } from '../errors.ts'
import { type AuthorizationRequestRow, findAuthorizationRequest } from './authorization-requests.ts'
import { readBrowser } from './browser.ts'

/** Whose front door the pages are, in the environment's own look. */
export type Brand = Awaited<ReturnType<typeof getBranding>>

/** One person's sign-in in one browser, as far as it has come: what every page of it works with. */
export interface Flow {
  ctx: Context
  /** Names the sign-in in our addresses. */
  token: string
  browser: string
  row: AuthorizationRequestRow
  locale: Locale
  brand: Brand
}

/**
 * Finds the sign-in that a page's address names.
 *
 * @throws signInExpired when it is unknown, finished, too old or belongs to another browser.
 */
export async function loadFlow({ system, request }: PublicContext, token: string): Promise<Flow> {
  const browser = readBrowser(request)
  const row = browser === undefined ? undefined : await findAuthorizationRequest(system, token, browser)
  const environment = row && (await findEnvironmentContext(system, row.environment_id))
  if (browser === undefined || row === undefined || environment === undefined) throw signInExpired()
  const ctx = clientContext({ system, request }, row)
  return toFlow(ctx, token, browser, row)
}

/** The context of an environment in which nobody is known but the client. */
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
  token: string,
  browser: string,
  row: AuthorizationRequestRow,
): Promise<Flow> {
  const locale = pickLocale(row.parameters.uiLocales, ctx.request?.header('accept-language'))
  return { ctx, token, browser, row, locale, brand: await getBranding(ctx) }
}

/** The address of a page of this sign-in. */
export function pageUrl(flow: Pick<Flow, 'token'> & { ctx: { system: System } }, path: string): string {
  return `${flow.ctx.system.config.url}${path}?request=${flow.token}`
}

/** What a form must send back to be taken for one of ours. `subject` is the sign-in's token, or names a page without one. */
export function csrfToken(system: System, browser: string, subject: string): string {
  return system.hashCredential(`csrf:${browser}:${subject}`).toString('base64url')
}

/**
 * Lets only forms pass that our own page showed to this browser (security rule W-3).
 *
 * @throws formRefused for a wrong token and for a form that was sent from another origin.
 */
export function checkForm(
  { system, request }: PublicContext,
  subject: string,
  browser: string | undefined,
  form: { csrf_token: string },
): void {
  const isOurOrigin = request.header('origin') === new URL(system.config.url).origin
  if (!isOurOrigin || browser === undefined || !isSame(form.csrf_token, csrfToken(system, browser, subject)))
    throw formRefused()
}
