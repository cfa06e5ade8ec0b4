import { type Static, type TObject, type TProperties, Type } from 'typebox'
import { isOwnForm, readFailureCookie, type ShownFailure } from '#pages/kit/index.ts'
import type { PublicContext } from '#platform/context.ts'
import { DomainError, platformErrors } from '#platform/http/errors.ts'
import { defineOperation, type Operation } from '#platform/http/operation.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { showEnded } from '../ended/show-ended.ts'
import { portalFormRefused } from '../errors.ts'
import type { Part } from './parts.ts'
import { firstPathOf } from './parts.ts'
import { findPortal, formSubject, isOpen, type Portal } from './portal.ts'
import { failureSubject, showPortalPage } from './respond.ts'

/** What a page and a form of the portal have in common. */
export interface PortalOperation {
  /** Of the operation, after `gatehouse.pages.portal.`. */
  name: string
  path: string
  summary: string
  /** The intents whose links lead here. By default, all. */
  part?: Part
  /**
   * Path parameters with values chosen by others, such as ids of a provider or names in the application. They may be
   * any text.
   */
  foreign?: readonly string[]
}

const id = Type.String({ maxLength: 255 })
const idPattern = /^[a-z_]+_[0-9A-Z]{26}$/
const paramsIn = (path: string) =>
  Type.Object(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, id])))
/** Names in the path with their values, as they came. */
export type Params = Readonly<Record<string, string>>

export interface PortalPage<Q extends TProperties> extends PortalOperation {
  query?: Q
  /**
   * Gives the page, or leads elsewhere.
   *
   * @param failure why a form that redirected here was refused; its status becomes that of the page
   */
  show(portal: Portal, params: Params, query: Static<TObject<Q>>, failure: ShownFailure): Promise<string | HttpReply>
}

/**
 * A page of the portal. It shows once why a form was refused: the cookie with the reason is cleared with the response.
 */
export function definePortalPage<Q extends TProperties>(page: PortalPage<Q>): Operation {
  return defineOperation({
    id: `gatehouse.pages.portal.${page.name}.show`,
    method: 'GET',
    path: page.path,
    summary: page.summary,
    surface: 'browser',
    access: 'public',
    params: paramsIn(page.path),
    query: Type.Object(page.query ?? {}),
    success: { status: 200, description: 'A page.' },
    handler: ({ params, query }, context) =>
      inSession(context, page, params as Params, async (portal) => {
        const url = filledPath(page.path, params as Params)
        const { failure, cookies } = readFailureCookie(context, failureSubject(portal, url))
        const shown = await page.show(portal, params as Params, query as Static<TObject<Q>>, failure)
        return typeof shown === 'string' ? showPortalPage(portal, shown, failure.status).withCookies(cookies) : shown
      }),
  })
}

export interface PortalForm<F extends TProperties> extends PortalOperation {
  fields?: F
  submit(portal: Portal, fields: Static<TObject<F>>, params: Params): Promise<HttpReply>
}

/**
 * Handles a form of the portal. Accepts only forms that a page of this session showed to this browser (security rule W-3);
 * the answer is a redirect, also where the form is refused.
 */
export function definePortalForm<F extends TProperties>(form: PortalForm<F>): Operation {
  return defineOperation({
    id: `gatehouse.pages.portal.${form.name}.submit`,
    method: 'POST',
    path: form.path,
    summary: form.summary,
    surface: 'browser',
    access: 'public',
    idempotency: 'none',
    form: true,
    params: paramsIn(form.path),
    body: Type.Object({ csrf_token: Type.String({ ...secret, maxLength: 64 }), ...form.fields }),
    success: { status: 303, description: 'The next page.' },
    handler: ({ params, body }, context) =>
      inSession(context, form, params as Params, (portal) => {
        const fields = body as unknown as Static<TObject<F>> & { csrf_token: string }
        if (!isOwnForm(context, formSubject, portal.secret, fields))
          throw portalFormRefused().withContinueUrl(`${portal.ctx.system.config.url}/portal`)
        return form.submit(portal, fields, params as Params)
      }),
  })
}

/** An address with its ids. */
export function filledPath(path: string, params: Params): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
}

/**
 * Runs in the session of the browser. If the object does not exist, perhaps because a colleague removed it, the browser
 * is redirected to the start page of the link.
 */
async function inSession(
  context: PublicContext,
  { part, foreign = [] }: Pick<PortalOperation, 'part' | 'foreign'>,
  params: Params,
  work: (portal: Portal) => Promise<HttpReply>,
): Promise<HttpReply> {
  const { method, url } = context.request
  // Before the session is looked at, so that an address that cannot exist is 404 for every caller.
  const own = Object.entries(params).filter(([name]) => !foreign.includes(name))
  if (!own.every(([, each]) => idPattern.test(each))) throw platformErrors.routeNotFound(method, url)
  const portal = await findPortal(context)
  if (!isOpen(portal)) return showEnded(context, portal)
  const { config } = portal.ctx.system
  const home = () =>
    redirect(`${config.url}${firstPathOf(portal.session.intent)}`, context.request.method === 'GET' ? 302 : 303)
  if (part !== undefined && !portal.parts.includes(part)) return home()
  try {
    return await work(portal)
  } catch (error) {
    if (error instanceof DomainError && error.definition.status === 404) return home()
    throw error
  }
}
