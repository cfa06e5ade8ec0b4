import { Type } from 'typebox'
import {
  authMethodMismatch,
  clientMissing,
  connectionUnknown,
  findHandoff,
  handOver,
  integrationDisabled,
} from '#pipes/connected-accounts/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { redirect } from '#platform/http/reply.ts'
import { pickLocale } from '#platform/locale.ts'
import { secret } from '#platform/marks.ts'
import {
  assets,
  browserIdCookie,
  isOwnForm,
  linkForm,
  openLink,
  pageContext,
  pageReply,
  readBrowserId,
} from '../../kit/index.ts'
import { renderPipesConnecting } from './connecting.tsx'

const path = '/pipes/connect'
const State = Type.String({ maxLength: 64 })
const errors = [connectionUnknown, notFound, authMethodMismatch, clientMissing, integrationDisabled]

/** What widgets open at once, as browsers allow it in a click alone. They lead it on when they know where. */
export const redirectingPage = defineOperation({
  id: 'gatehouse.pages.pipes.redirecting',
  method: 'GET',
  path: '/pipes/redirecting',
  summary: 'Show the connection window',
  surface: 'browser',
  access: 'public',
  success: { status: 200, description: 'The page.' },
  async handler(_input, { request }) {
    const locale = pickLocale(undefined, request.header('accept-language'))
    return pageReply(renderPipesConnecting({ page: pageContext({ locale }) }))
  },
})

export const connectPage = defineOperation({
  id: 'gatehouse.pages.pipes.connect',
  method: 'GET',
  path,
  summary: 'Show the connection window of a widget',
  description: 'Its script waits for the page that opened it to send the `handoffToken` in a message.',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ state: State }),
  success: { status: 200, description: 'The page.' },
  errors,
  async handler({ query: { state } }, context) {
    const handoff = await findHandoff(context, state)
    if (handoff === undefined) throw connectionUnknown()
    const visit = await openLink(context, handoff.ctx.environmentId)
    const { browserId, locale, brand } = visit
    const fields = { state, handoff_token: '', origin: '' }
    const shown = renderPipesConnecting({
      page: pageContext({ locale, brand }),
      handoff: {
        service: handoff.service,
        icon: handoff.icon,
        form: linkForm(visit, path, fields, state),
        scriptUrl: assets.handoffScriptUrl,
      },
    })
    return pageReply(shown, { scripts: true, formTarget: handoff.url }).withCookies([
      browserIdCookie(context.system, browserId),
    ])
  },
})

export const connectForm = defineOperation({
  id: 'gatehouse.pages.pipes.hand_over',
  method: 'POST',
  path,
  summary: 'Redirect a browser to the service',
  description:
    'Once, for a page of an allowed origin. The response of the service is then accepted only in this browser.',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  body: Type.Object({
    state: State,
    csrf_token: Type.String({ ...secret, maxLength: 64 }),
    handoff_token: Type.String({ ...secret, maxLength: 64 }),
    origin: Type.String({ maxLength: 255, description: 'The origin of the page that passed on the token.' }),
  }),
  success: { status: 303, description: 'The service.' },
  errors,
  async handler({ body }, context) {
    const { state, handoff_token: handoffToken, origin } = body
    const browserId = readBrowserId(context.system, context.request)
    if (browserId === undefined || !isOwnForm(context, `${path}:${state}`, browserId, body)) throw connectionUnknown()
    const handoff = await handOver(context, { state, handoffToken, origin, browserId })
    if (handoff === undefined) throw connectionUnknown()
    return redirect(handoff.url, 303)
  },
})
