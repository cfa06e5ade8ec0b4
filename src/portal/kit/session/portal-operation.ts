import { type Static, type TObject, type TProperties, Type } from 'typebox'
import { isOwnForm } from '#pages/kit/index.ts'
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

interface Common {
  /** Of the operation, after `gatehouse.pages.portal.`. */
  name: string
  path: string
  summary: string
  /** Whose links lead here; left out, all. */
  part?: Part
  /** Names in the path that stand for ids which somebody else has chosen, so that they may be any text. */
  foreign?: readonly string[]
}

const id = Type.String({ maxLength: 255 })
const idPattern = /^[a-z_]+_[0-9A-Z]{26}$/
const paramsIn = (path: string) =>
  Type.Object(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, id])))
type Params = Readonly<Record<string, string>>

/** A page of the portal. */
export function definePortalPage<Q extends TProperties>(
  page: Common & { query?: Q; show(portal: Portal, params: Params, query: Static<TObject<Q>>): Promise<HttpReply> },
): Operation {
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
      inSession(context, page, params as Params, (portal) =>
        page.show(portal, params as Params, query as unknown as Static<TObject<Q>>),
      ),
  })
}

/**
 * Handles a form of the portal. Accepts only forms that a page of this session showed to this browser (security rule W-3);
 * the answer is a redirect, also where the form is refused.
 */
export function definePortalForm<F extends TProperties>(
  form: Common & { fields?: F; submit(portal: Portal, fields: Static<TObject<F>>, params: Params): Promise<HttpReply> },
): Operation {
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
          throw portalFormRefused().leadingTo(`${portal.ctx.system.config.url}/portal`)
        return form.submit(portal, fields, params as Params)
      }),
  })
}

/** Runs in the session of the browser. What is not there leads back to where its link leads: a colleague may have removed it. */
async function inSession(
  context: PublicContext,
  { part, foreign = [] }: Pick<Common, 'part' | 'foreign'>,
  params: Params,
  work: (portal: Portal) => Promise<HttpReply>,
): Promise<HttpReply> {
  const { method, url } = context.request
  // Another spelling of an address is none, whoever asks.
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
