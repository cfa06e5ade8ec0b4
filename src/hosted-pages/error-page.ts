import type { ErrorRenderer } from '../platform/http/surfaces.ts'
import { pickLocale } from '../platform/locale.ts'
import { pageContext, pageHeaders } from './flow/respond.ts'
import { catalogue, type Messages } from './messages/index.ts'
import { renderNotFound, renderErrorPage as renderPage } from './views/index.ts'

/** A refusal as a page: what happened, what to do and the request id to quote, in the reader's language. */
export const renderErrorPage: ErrorRenderer = (error, request) => {
  const locale = pickLocale(undefined, request.acceptLanguage)
  const page = pageContext({ locale })
  const { status, code, page: words } = error.definition
  const headers = { ...pageHeaders(), ...error.definition.headers?.(error.details) }
  if (code === 'route_not_found') return { status, headers, body: renderNotFound({ page, requestId: request.id }) }
  const failure = failureOf(words ?? failures[code ?? ''], status, catalogue[locale])
  // The exact cause is for whoever builds the application; it never holds more than the API would say.
  const next = status < 500 ? `${failure.next} (${error.message})` : failure.next
  const link = error.wayOn === undefined ? undefined : { href: error.wayOn, label: catalogue[locale].error.startAgain }
  return { status, headers, body: renderPage({ page, failure: { ...failure, next }, requestId: request.id, link }) }
}

/** Refusals of other slices that a page can end in. */
const failures: Record<string, keyof Messages['errorPages']> = {
  invitation_invalid: 'invitationUnknown',
  invitation_cannot_be_used_for_email: 'invitationUnknown',
}

function failureOf(name: unknown, status: number, { errorPages }: Messages) {
  if (typeof name === 'string' && name in errorPages) return errorPages[name as keyof typeof errorPages]
  return status >= 500 ? errorPages.serverError : errorPages.requestInvalid
}
