import { Type } from 'typebox'
import { getBranding } from '#environment/branding/index.ts'
import { findEnvironmentContext } from '#environment/environments/index.ts'
import { assets, pageContext, pageReply } from '#pages/kit/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import { defineOperation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { searchOf } from '#platform/http/request/query.ts'
import { pickLocale } from '#platform/locale.ts'
import { notSecret, secret } from '#platform/marks.ts'
import { type ConnectionRow, familyOf, findAddressedConnection, findConnection } from '#sso/connections/index.ts'
import { connectionUnknown, type ProviderForm } from '#sso/provider-sign-ins/index.ts'
import { findOwnSignOut, type LogoutOutcome, receiveLogout, signOutRefused } from '#sso/provider-sign-outs/index.ts'
import { renderSsoRequest } from '../provider-form/provider-form.tsx'

const params = Type.Object({ key: Type.String({ maxLength: 64 }) })
const errors = [connectionUnknown, signOutRefused]

const receiveByRedirect = defineOperation({
  id: 'gatehouse.sso.saml.slo',
  method: 'GET',
  path: '/sso/saml/slo/{key}',
  summary: 'Accept a SAML logout message by HTTP-Redirect',
  description:
    'A logout request of the identity provider, or its response to one. The signature covers the query as sent.',
  surface: 'browser',
  access: 'public',
  params,
  query: Type.Object({
    SAMLRequest: Type.Optional(Type.String(secret)),
    SAMLResponse: Type.Optional(Type.String(secret)),
    RelayState: Type.Optional(Type.String()),
    SigAlg: Type.Optional(Type.String()),
    Signature: Type.Optional(Type.String(notSecret)),
  }),
  success: { status: 303, description: 'The answer to the provider, or where the sign-out was to lead.' },
  errors,
  async handler({ params: { key } }, context) {
    const { ctx, connection } = await findSamlConnection(context, key)
    const query = searchOf(context.request.url)
    return show(context, ctx, connection, await receiveLogout(ctx, connection, { binding: 'redirect', query }))
  },
})

const receiveByPost = defineOperation({
  id: 'gatehouse.sso.saml.slo_post',
  method: 'POST',
  path: '/sso/saml/slo/{key}',
  summary: 'Accept a SAML logout message by HTTP-POST',
  description: 'A logout request of the identity provider, or its response to one.',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  params,
  body: Type.Object({
    SAMLRequest: Type.Optional(Type.String(secret)),
    SAMLResponse: Type.Optional(Type.String(secret)),
    RelayState: Type.Optional(Type.String()),
  }),
  success: { status: 303, description: 'The answer to the provider, or where the sign-out was to lead.' },
  errors,
  async handler({ params: { key }, body }, context) {
    const { ctx, connection } = await findSamlConnection(context, key)
    const { SAMLRequest, SAMLResponse, RelayState } = body
    const message =
      SAMLRequest === undefined
        ? ({ binding: 'post', field: 'SAMLResponse', value: SAMLResponse ?? '' } as const)
        : ({ binding: 'post', field: 'SAMLRequest', value: SAMLRequest } as const)
    return show(context, ctx, connection, await receiveLogout(ctx, connection, message, RelayState))
  },
})

const requestPage = defineOperation({
  id: 'gatehouse.pages.sso_logout_request.show',
  method: 'GET',
  path: '/sso/logout/request',
  summary: 'Send a logout request to a provider with a form',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ visit: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 200, description: 'A page with the form of the SAML logout request.' },
  errors,
  async handler({ query }, context) {
    const visit = await findOwnSignOut(context, query.visit)
    const ctx = await findEnvironmentContext(context.system, visit.environmentId)
    const connection = ctx && (await findConnection(ctx, visit.connectionId))
    if (ctx === undefined || connection === undefined || visit.form === undefined) throw connectionUnknown()
    return formPage(context, ctx, connection, visit.form)
  },
})

async function findSamlConnection(context: PublicContext, key: string) {
  const found = await findAddressedConnection(context, key)
  if (found === undefined || familyOf(found.connection.connection_type) !== 'saml') throw connectionUnknown()
  return found
}

async function show(
  context: PublicContext,
  ctx: Context,
  connection: ConnectionRow,
  { reply, form }: LogoutOutcome,
): Promise<HttpReply> {
  return reply ?? formPage(context, ctx, connection, form)
}

async function formPage(
  { request }: PublicContext,
  ctx: Context,
  connection: ConnectionRow,
  form: ProviderForm,
): Promise<HttpReply> {
  const locale = pickLocale(undefined, request.header('accept-language'))
  const html = renderSsoRequest({
    page: pageContext({ locale, brand: await getBranding(ctx) }),
    ...form,
    connection: connection.name,
    isSignOut: true,
    sendScriptUrl: assets.sendScriptUrl,
  })
  return pageReply(html, { formTarget: form.action, scripts: true })
}

export const singleLogoutOperations = [receiveByRedirect, receiveByPost, requestPage]
