import { getBranding } from '#environment/branding/index.ts'
import type { System } from '#platform/context.ts'
import type { DomainError } from '#platform/http/errors.ts'
import type { ErrorRenderer, RefusedRequest } from '#platform/http/surfaces.ts'
import { pickLocale } from '#platform/locale.ts'
import { applicationUrl, findKnownEnvironment, ownReferrer } from '../application/index.ts'
import {
  type Brand,
  errorTexts,
  type FailureTexts,
  failurePageTexts,
  type PageLink,
  pageContext,
  pageHeaders,
  type Reader,
  renderFailure,
} from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { developerDetails } from './developer-details.ts'
import { renderNotFound } from './not-found.tsx'

/**
 * An error as a page: what happened and what to do, with a button, in the reader's language and with the brand of the
 * environment if known. Details for developers are separate, in development only.
 */
export function createErrorPage(system: System): ErrorRenderer {
  const { development } = system.config
  return async (error, request) => {
    const locale = pickLocale(undefined, request.header('accept-language'))
    const application = await findApplication(system, error, request)
    const page = pageContext({ locale, brand: application?.brand })
    const failure = failureOf(system, error, page)
    const { status, code } = error.definition
    const headers = { ...pageHeaders(null, development), ...error.definition.headers?.(error.details) }
    const shown = {
      page,
      requestId: referenceOf(error, request),
      link: linkOf(system, error, failure, request, page, application),
      developer: development ? developerDetails(system, error, request) : undefined,
    }
    const body = code === 'route_not_found' ? renderNotFound(shown) : renderFailure({ ...shown, failure })
    return { status, headers, body }
  }
}

/** By the name that an error gives to its page, or by its code. */
export function knownFailures(system: System, reader: Reader): Readonly<Record<string, FailureTexts | undefined>> {
  return Object.fromEntries(errorTexts.of(system).flatMap((textsIn) => Object.entries(textsIn(reader))))
}

function failureOf(system: System, { definition: { page, status, code } }: DomainError, reader: Reader): FailureTexts {
  const known = knownFailures(system, reader)[page ?? code]
  if (known !== undefined) return known
  const { tooManyRequests, serverError, requestInvalid } = texts.errorPages(reader)
  if (status === 429) return tooManyRequests
  return status >= 500 ? serverError : requestInvalid
}

/** The application from which the user came, if it is known. */
interface Application {
  brand: Brand
  home: string | undefined
}

/** Errors under load, or for a foreign host, do not query the database. */
const withoutQueries = new Set([421, 429, 503])

async function findApplication(
  system: System,
  { definition }: DomainError,
  request: RefusedRequest,
): Promise<Application | undefined> {
  if (withoutQueries.has(definition.status)) return undefined
  try {
    const ctx = await findKnownEnvironment(system, request)
    return ctx && { brand: await getBranding(ctx), home: await applicationUrl(ctx) }
  } catch (err) {
    system.log.warn({ err, req: request.id }, 'An error page could not be shown in the name of its environment')
    return undefined
  }
}

/** The button of the page. */
function linkOf(
  system: System,
  error: DomainError,
  failure: FailureTexts,
  request: RefusedRequest,
  reader: Reader,
  application: Application | undefined,
): PageLink | undefined {
  const { status } = error.definition
  const { tryAgain, goTo } = failurePageTexts(reader)
  if (error.continueUrl !== undefined) return { href: error.continueUrl, label: failure.link ?? tryAgain }
  const from = ownReferrer(system, request)
  if (status === 429 || status >= 500) {
    // A form is not sent again: its page is shown.
    const again = request.method === 'GET' ? `${system.config.url}${request.url}` : from
    if (again !== undefined) return { href: again, label: tryAgain }
  }
  if (application?.home !== undefined) {
    return { href: application.home, label: goTo(application.brand.displayName) }
  }
  const back = from ?? request.header('referer')
  return back === undefined ? undefined : { href: back, label: texts.errorPages(reader).goBack }
}

/** What the reader names to someone who can look up the cause: the attempt to sign in, or the request. */
function referenceOf({ details: { session_id } }: DomainError, request: RefusedRequest): string {
  return typeof session_id === 'string' ? session_id : request.id
}
