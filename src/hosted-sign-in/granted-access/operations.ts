import { Type } from 'typebox'
import { listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { accessPath, accessUrl } from '#connect/access-notices/index.ts'
import { endAccess, listAccess } from '#connect/granted-access/index.ts'
import { getBranding } from '#environment/branding/index.ts'
import { findContextByClientId } from '#environment/environments/index.ts'
import { findKnownEnvironment, homeUrl } from '#pages/application/index.ts'
import {
  browserIdCookie,
  clientContext,
  csrfToken,
  isOwnForm,
  newBrowserId,
  pageContext,
  pageReply,
  readBrowserId,
} from '#pages/kit/index.ts'
import { findUser, type UserRow } from '#people/users/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import { DomainError, platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { pickLocale } from '#platform/locale.ts'
import { secret } from '#platform/marks.ts'
import { type BrowserSessionRow, findBrowserSession } from '#sign-in/browser-sign-ins/index.ts'
import { beginFlow, formRefused } from '../flow/index.ts'
import { organizationChoices, scopeWords } from '../parts/index.ts'
import { renderGrantedAccess } from './granted-access.tsx'
import { accessVisit } from './visit.ts'

const clientId = Type.Optional(Type.String({ maxLength: 255 }))

/** The user who is signed in to the hosted pages in this browser. */
interface Visitor {
  ctx: Context
  session: BrowserSessionRow
  user: UserRow
}

/** @throws routeNotFound when the server has several environments, and the address doesn't name one of them */
async function openEnvironment(context: PublicContext, named: string | undefined): Promise<Context> {
  const { system, request } = context
  const known = await (named === undefined
    ? findKnownEnvironment(system, request)
    : findContextByClientId(system, named))
  if (known === undefined) throw platformErrors.routeNotFound(request.method, accessPath)
  return clientContext(context, { environment_id: known.environmentId, client_id: known.clientId })
}

async function findVisitor(ctx: Context): Promise<Visitor | undefined> {
  const session = await findBrowserSession(ctx)
  const user = session && (await findUser(ctx, session.user_id))
  return session && user && { ctx, session, user }
}

/** The subject of the token of a form: the page as it was shown to this sign-in. */
function subjectOf({ session }: Visitor): string {
  return `${accessPath}:${session.id}`
}

export const accessPage = defineOperation({
  id: 'gatehouse.pages.granted_access.show',
  method: 'GET',
  path: accessPath,
  summary: 'Show the applications and agents with access',
  description:
    "Shows what the user of the browser has allowed. If the browser isn't signed in, the user signs in first.",
  surface: 'browser',
  access: 'public',
  query: Type.Object({ client_id: clientId, ended: Type.Optional(Type.Literal('true')) }),
  success: { status: 200, description: 'A page.' },
  async handler({ query }, context) {
    const ctx = await openEnvironment(context, query.client_id)
    const visitor = await findVisitor(ctx)
    if (visitor !== undefined) return show(visitor, context, query.ended !== undefined)
    const end = { connect: accessVisit }
    return beginFlow(ctx, context.request, { end, parameters: {}, session: undefined, firstPage: '/sign-in' })
  },
})

async function show(visitor: Visitor, { system, request }: PublicContext, hasEnded: boolean): Promise<HttpReply> {
  const { ctx, user } = visitor
  const locale = pickLocale(undefined, request.header('accept-language'))
  const browserId = readBrowserId(system, request) ?? newBrowserId()
  const [access, memberships, brand, homepage] = await Promise.all([
    listAccess(ctx, user.id),
    listActiveMembershipsOfUser(ctx, user.id),
    getBranding(ctx),
    homeUrl(ctx),
  ])
  const names = new Map(organizationChoices({ locale }, memberships, user.email).map(({ id, name }) => [id, name]))
  const words = await scopeWords(ctx, [...new Set(access.flatMap(({ scopes }) => scopes))])
  const html = renderGrantedAccess({
    page: pageContext({ locale, brand, ctx }),
    form: {
      action: accessPath,
      csrfToken: csrfToken(system, browserId, subjectOf(visitor)),
      fields: { client_id: ctx.clientId },
    },
    email: user.email,
    access: access.map(({ organizationIds, ...granted }) => ({
      ...granted,
      organizations: organizationIds.flatMap((id) => names.get(id) ?? []),
    })),
    words,
    hasEnded,
    homeUrl: homepage,
  })
  return pageReply(html, { scripts: true }).withCookies([browserIdCookie(system, browserId)])
}

export const accessForm = defineOperation({
  id: 'gatehouse.pages.granted_access.end',
  method: 'POST',
  path: accessPath,
  summary: 'Revoke the access of an application or agent',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  body: Type.Object({
    client_id: clientId,
    csrf_token: Type.String({ ...secret, maxLength: 64 }),
    id: Type.String({ maxLength: 255 }),
  }),
  success: { status: 303, description: 'The page again.' },
  async handler({ body }, context) {
    const ctx = await openEnvironment(context, body.client_id)
    const visitor = await findVisitor(ctx)
    // The user has signed out since: the page redirects to the sign-in.
    if (visitor === undefined) return redirect(accessUrl(ctx), 303)
    if (!isOwnForm(context, subjectOf(visitor), readBrowserId(context.system, context.request), body))
      throw formRefused()
    const hasEnded = await endAccess(ctx, visitor.user.id, body.id).then(() => true, hasNoAccessLeft)
    return redirect(`${accessUrl(ctx)}${hasEnded ? '&ended=true' : ''}`, 303)
  },
})

/** If the access has already ended, the page is simply shown again. */
function hasNoAccessLeft(error: unknown): false {
  if (error instanceof DomainError && error.definition.status === 404) return false
  throw error
}
