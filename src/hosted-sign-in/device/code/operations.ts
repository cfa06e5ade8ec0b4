import { Type } from 'typebox'
import { findKnownBrand } from '#pages/application/index.ts'
import {
  browserIdCookie,
  clientContext,
  csrfToken,
  newBrowserId,
  pageContext,
  pageReply,
  readBrowserId,
  readFailureCookie,
  refuseWithCookie,
} from '#pages/kit/index.ts'
import { defineRequestLimit } from '#platform/config/request-limits.ts'
import type { PublicContext } from '#platform/context.ts'
import { defineOperation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { pickLocale } from '#platform/locale.ts'
import { secret } from '#platform/marks.ts'
import { findBrowserSession } from '#sign-in/browser-sign-ins/index.ts'
import { findWaitingDevice } from '#sign-in/session-grants/index.ts'
import { beginFlow, checkForm } from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import { renderDevice } from './device.tsx'

const path = '/device'
const userCode = Type.String({ ...secret, maxLength: 64 })

/** The page has a fixed URL that people type: with several environments, the code determines which one. */
async function page(context: PublicContext, prefilled: string | undefined): Promise<HttpReply> {
  const { system, request } = context
  const { failure, cookies } = readFailureCookie(context, path)
  const browserId = readBrowserId(system, request) ?? newBrowserId()
  const locale = pickLocale(undefined, request.header('accept-language'))
  const html = renderDevice({
    page: pageContext({ locale, brand: await findKnownBrand(context) }),
    form: { action: path, csrfToken: csrfToken(system, browserId, path) },
    code: failure.fields.user_code ?? { value: prefilled },
    alert: failure.alert,
  })
  return pageReply(html, { status: failure.status }).withCookies([browserIdCookie(system, browserId), ...cookies])
}

export const devicePage = defineOperation({
  id: 'gatehouse.pages.device.show',
  method: 'GET',
  path,
  summary: 'Show the device code page',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ user_code: Type.Optional(userCode) }),
  success: { status: 200, description: 'A page.' },
  handler: async ({ query }, context) => page(context, query.user_code),
})

const wrongCodes = defineRequestLimit({
  name: 'deviceCodes',
  counts: 'wrong codes of devices',
  subject: 'a network address',
  usual: { limit: 10, windowSeconds: 60 },
})

export const deviceForm = defineOperation({
  id: 'gatehouse.pages.device.submit',
  method: 'POST',
  path,
  summary: 'Submit a device code',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  guessLimit: wrongCodes,
  form: true,
  body: Type.Object({ csrf_token: Type.String({ ...secret, maxLength: 64 }), user_code: userCode }),
  success: { status: 303, description: 'The sign-in, or the question whether the device may be signed in.' },
  async handler({ body }, context) {
    const { system, request } = context
    checkForm(context, path, readBrowserId(system, request), body)
    const device = await findWaitingDevice(system, body.user_code)
    if (device === undefined) {
      const locale = pickLocale(undefined, request.header('accept-language'))
      const { lead, codeInvalid } = texts.device({ locale })
      const error = body.user_code.trim() === '' ? lead : codeInvalid
      const user_code = { value: body.user_code, error }
      return refuseWithCookie(system, path, `${system.config.url}${path}`, { fields: { user_code } })
    }
    const ctx = clientContext(context, device)
    return beginFlow(ctx, request, {
      end: { device_hash: device.hash, connect: device.connect },
      parameters: { userCode: body.user_code },
      session: await findBrowserSession(ctx),
      firstPage: '/sign-in',
    })
  },
})
