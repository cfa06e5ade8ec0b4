import { getBranding } from '../../environment/branding/index.ts'
import type { System } from '../../platform/context.ts'
import type { DomainError } from '../../platform/http/errors.ts'
import type { ErrorRenderer, RefusedRequest } from '../../platform/http/surfaces.ts'
import { pickLocale } from '../../platform/locale.ts'
import { developerPart } from './developer-part.ts'
import type { Brand } from './flow/flow.ts'
import { applicationOf } from './flow/home.ts'
import { findKnownEnvironment, ownReferrer } from './flow/known-environment.ts'
import { pageContext, pageHeaders } from './flow/respond.ts'
import { catalogue, type Messages } from './messages/index.ts'
import { type PageLink, renderNotFound, renderErrorPage as renderPage } from './views/index.ts'

/**
 * An error as a page: what happened and what to do, with a button, in the reader's language and with the brand of the
 * environment if known. Details for developers are separate, in development only.
 */
export function createErrorPage(system: System): ErrorRenderer {
  const { development } = system.config
  return async (error, request) => {
    const locale = pickLocale(undefined, request.header('accept-language'))
    const words = catalogue[locale]
    const known = await whoseName(system, error, request)
    const page = pageContext({ locale, brand: known?.brand })
    const { status, code } = error.definition
    const headers = { ...pageHeaders(null, development), ...error.definition.headers?.(error.details) }
    const shown = {
      page,
      requestId: request.id,
      link: wayOn(system, error, request, words, known),
      developer: development ? developerPart(system, error, request) : undefined,
    }
    if (code === 'route_not_found') return { status, headers, body: renderNotFound(shown) }
    return { status, headers, body: renderPage({ ...shown, failure: failureOf(error, words) }) }
  }
}

/** Refusals of other slices that a page can end in. */
const failures: Record<string, keyof Messages['errorPages']> = {
  invitation_invalid: 'invitationUnknown',
  invitation_cannot_be_used_for_email: 'invitationUnknown',
}

function failureOf({ definition: { page, status, code } }: DomainError, { errorPages }: Messages) {
  const name = page ?? failures[code]
  if (name !== undefined && name in errorPages) return errorPages[name as keyof typeof errorPages]
  if (status === 429) return errorPages.tooManyRequests
  return status >= 500 ? errorPages.serverError : errorPages.requestInvalid
}

interface Known {
  brand: Brand
  /** Where the application begins. */
  home: string | undefined
}

/** Errors under load, or for a foreign host, do not query the database. */
const unasked = new Set([421, 429, 503])

async function whoseName(
  system: System,
  { definition }: DomainError,
  request: RefusedRequest,
): Promise<Known | undefined> {
  if (unasked.has(definition.status)) return undefined
  try {
    const ctx = await findKnownEnvironment(system, request)
    return ctx && { brand: await getBranding(ctx), home: await applicationOf(ctx) }
  } catch (err) {
    system.log.warn({ err, req: request.id }, 'An error page could not be shown in the name of its environment')
    return undefined
  }
}

function wayOn(
  system: System,
  error: DomainError,
  request: RefusedRequest,
  { error: text, defaultRedirect }: Messages,
  known: Known | undefined,
): PageLink | undefined {
  const { status, code } = error.definition
  if (error.wayOn !== undefined)
    return { href: error.wayOn, label: code === 'form_outdated' ? defaultRedirect.submit : text.startAgain }
  const from = ownReferrer(system, request)
  if (status === 429 || status >= 500) {
    // A form is not sent again: its page is shown.
    const again = request.method === 'GET' ? `${system.config.url}${request.url}` : from
    if (again !== undefined) return { href: again, label: text.tryAgain }
  }
  if (known?.home !== undefined) return { href: known.home, label: text.goTo(known.brand.displayName) }
  const back = from ?? request.header('referer')
  return back === undefined ? undefined : { href: back, label: text.goBack }
}
