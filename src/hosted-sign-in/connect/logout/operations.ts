import { type Static, Type } from 'typebox'
import { type ApplicationRow, findNamedApplication } from '#connect/applications/index.ts'
import { readIdTokenHint } from '#connect/oauth-server/index.ts'
import { getBranding } from '#environment/branding/index.ts'
import { applicationUrl, findKnownEnvironment } from '#pages/application/index.ts'
import {
  browserIdCookie,
  csrfToken,
  isOwnForm,
  newBrowserId,
  pageContext,
  pageReply,
  readBrowserId,
} from '#pages/kit/index.ts'
import { findUser } from '#people/users/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { pickLocale } from '#platform/locale.ts'
import { secret } from '#platform/marks.ts'
import {
  type BrowserSessionRow,
  findBrowserSession,
  memoryCookie,
  signOutOfBrowser,
} from '#sign-in/browser-sign-ins/index.ts'
import { endedSessionCookies } from '#sign-in/session-grants/index.ts'
import { leaveProvider } from '#sso/provider-sign-outs/index.ts'
import { callbackUrl, formRefused } from '../../flow/index.ts'
import { signedOutPage } from '../../sign-out/index.ts'
import { logoutUnclear } from '../errors.ts'
import { notSentOn } from '../not-sent-on/refuse.ts'
import { renderConnectSignOut } from './sign-out.tsx'

const path = '/oauth2/logout'
const confirmPath = '/oauth2/logout/confirm'

/** The address to which the browser is redirected afterwards, and the application it belongs to. */
const returning = {
  client_id: Type.Optional(Type.String({ maxLength: 255 })),
  post_logout_redirect_uri: Type.Optional(
    Type.String({ maxLength: 2_048, description: 'One of the redirect URIs of the application; ignored otherwise.' }),
  ),
  state: Type.Optional(Type.String({ maxLength: 2_048 })),
}
const Query = Type.Object({
  ...returning,
  id_token_hint: Type.Optional(
    Type.String({
      ...secret,
      maxLength: 8_192,
      description: 'An ID token that the application got. It may have expired.',
    }),
  ),
  ui_locales: Type.Optional(Type.String({ maxLength: 255 })),
})
const ConfirmBody = Type.Object({ ...returning, csrf_token: Type.String({ ...secret, maxLength: 64 }) })

export const logoutPage = defineOperation({
  id: 'gatehouse.oauth2.logout',
  method: 'GET',
  path,
  summary: 'Sign a user out for an application',
  description:
    'OpenID Connect RP-Initiated Logout. Signs the browser out and ends what applications got in it. Asks the user first unless `id_token_hint` identifies them. An application that registered itself, or that publishes a metadata document, gets the browser back only with an `id_token_hint` of the signed-in user.',
  surface: 'browser',
  access: 'public',
  query: Query,
  success: { status: 200, description: 'The question, the application, or the page that says that it is done.' },
  async handler({ query }, context) {
    const hint =
      query.id_token_hint === undefined ? undefined : await readIdTokenHint(context.system, query.id_token_hint)
    const asked = await findAsking(context, query, hint?.client)
    const session = asked.ctx && (await findBrowserSession(asked.ctx))
    if (asked.ctx === undefined || session === undefined) return leave(context, asked, query)
    return hint?.userId === session.user_id
      ? signOut(context, asked.ctx, session, { ...asked, isKnownToUser: true }, query)
      : askUser(context, asked.ctx, session, query)
  },
})

interface Asking {
  ctx: Context | undefined
  application?: ApplicationRow
  /** The ID token of the application is one of the user who is signed in: they have authorized it. */
  isKnownToUser?: boolean
}

/** The requesting application: of the ID token, or of `client_id`. If both are present, they must match. */
async function findAsking(
  context: PublicContext,
  { client_id }: Pick<Static<typeof Query>, 'client_id'>,
  hinted: { clientId: string; at: string } | undefined,
): Promise<Asking> {
  const { system, request } = context
  const clientId = hinted?.clientId ?? client_id
  const isContradictory = hinted !== undefined && client_id !== undefined && hinted.clientId !== client_id
  const named =
    clientId === undefined || isContradictory
      ? undefined
      : await findNamedApplication(system, request, { clientId, at: hinted?.at })
  if (named !== undefined) return named
  const known = await findKnownEnvironment(system, request)
  return { ctx: known && { ...known, request } }
}

async function askUser(
  { system, request }: PublicContext,
  ctx: Context,
  session: BrowserSessionRow,
  { id_token_hint, ui_locales, ...fields }: Static<typeof Query>,
): Promise<HttpReply> {
  const locale = pickLocale(ui_locales, request.header('accept-language'))
  const browserId = readBrowserId(system, request) ?? newBrowserId()
  const html = renderConnectSignOut({
    page: pageContext({ locale, brand: await getBranding(ctx) }),
    form: { action: confirmPath, csrfToken: csrfToken(system, browserId, confirmPath), fields },
    email: (await findUser(ctx, session.user_id))?.email ?? '',
    stayUrl: await applicationUrl(ctx),
  })
  const target = targetOf(await findAsking({ system, request }, fields, undefined), fields)
  return pageReply(html, { formTarget: target ?? null }).withCookies([browserIdCookie(system, browserId)])
}

export const logoutForm = defineOperation({
  id: 'gatehouse.oauth2.confirm_logout',
  method: 'POST',
  path: confirmPath,
  summary: 'Confirm a sign-out',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  body: ConfirmBody,
  success: { status: 303, description: 'The application, or the page that says that it is done.' },
  errors: [formRefused],
  async handler({ body }, context) {
    const { csrf_token, ...fields } = body
    if (!isOwnForm(context, confirmPath, readBrowserId(context.system, context.request), { csrf_token }))
      throw formRefused()
    const asked = await findAsking(context, fields, undefined)
    const session = asked.ctx && (await findBrowserSession(asked.ctx))
    if (asked.ctx === undefined || session === undefined) return leave(context, asked, fields)
    return signOut(context, asked.ctx, session, asked, fields)
  },
})

/** A form of another site comes without our cookies; the request that follows it has them. */
export const logoutByFormOperation = defineOperation({
  id: 'gatehouse.oauth2.logout_by_form',
  method: 'POST',
  path,
  summary: 'Sign a user out for an application with a form',
  description: 'Same as the GET.',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  body: Query,
  success: { status: 303, description: 'The same request as a GET.' },
  errors: [logoutUnclear],
  async handler({ body }, { system }) {
    const query = new URLSearchParams(Object.entries(body)).toString()
    const isNamed = body.client_id !== undefined || body.id_token_hint !== undefined
    // As an address it would be longer than what servers and browsers take.
    if (!isNamed || query.length > 12_000) throw logoutUnclear()
    return redirect(`${system.config.url}${path}?${query}`, 303)
  },
})

async function signOut(
  context: PublicContext,
  ctx: Context,
  { id, sso_session_id }: BrowserSessionRow,
  asked: Asking,
  fields: Static<typeof Query>,
): Promise<HttpReply> {
  await signOutOfBrowser(ctx, id)
  const target = targetOf(asked, fields)
  const byProvider = sso_session_id === null ? undefined : await leaveProvider(ctx, sso_session_id, target ?? null)
  const cookies = [memoryCookie(ctx, 'session', '', 0), ...endedSessionCookies({ ...ctx, request: context.request })]
  return (byProvider ?? (await leave(context, asked, fields))).withCookies(cookies)
}

/** To the application where its address is registered (security rule A-11), or to the page that says that it is done. */
async function leave(context: PublicContext, asked: Asking, fields: Static<typeof Query>): Promise<HttpReply> {
  const target = targetOf(asked, fields)
  if (target !== undefined) return redirect(target, context.request.method === 'POST' ? 303 : 302)
  const { ctx, application } = asked
  const registered = registeredUri(asked, fields)
  if (ctx === undefined || application === undefined || registered === undefined)
    return signedOutPage(context, asked.ctx)
  return notSentOn({ ...ctx, request: context.request }, application, registered, {
    after: 'sign_out',
    uiLocales: fields.ui_locales,
  })
}

/**
 * The address to which the browser is redirected. An application that registered itself may belong to anyone, so only
 * signed-in users who have authorized it are redirected to it. Its own ID token is not sufficient, because an attacker
 * can get one for a user of theirs (RFC 9700 §4.11.2).
 */
function targetOf(asked: Asking, fields: Static<typeof Query>): string | undefined {
  const uri = registeredUri(asked, fields)
  if (uri === undefined || (asked.application?.was_dynamically_registered && !asked.isKnownToUser)) return undefined
  return callbackUrl(uri, { state: fields.state })
}

function registeredUri(
  { application }: Asking,
  { post_logout_redirect_uri: uri }: Static<typeof Query>,
): string | undefined {
  return application?.redirect_uris.find((each) => each.uri === uri)?.uri
}
