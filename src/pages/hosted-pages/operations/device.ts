import { Type } from 'typebox'
import { getBranding } from '../../../environment/branding/index.ts'
import { findUser } from '../../../people/users/index.ts'
import type { PublicContext } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/http/operation.ts'
import { HttpReply, redirect } from '../../../platform/http/reply.ts'
import { pickLocale } from '../../../platform/locale.ts'
import { decideDevice, findDevice, findWaitingDevice } from '../../../sign-in/authentication/index.ts'
import { signInExpired } from '../errors.ts'
import { completeAuthorizationRequest } from '../flow/authorization-requests.ts'
import { beginFlow } from '../flow/begin.ts'
import { newDevice, newDeviceCookie, readDevice } from '../flow/browser.ts'
import { findBrowserSession } from '../flow/browser-sessions.ts'
import { carriedFailure, refuseCarried } from '../flow/carried-failures.ts'
import { type Brand, checkForm, clientContext, csrfToken, type Flow } from '../flow/flow.ts'
import { findKnownEnvironment } from '../flow/known-environment.ts'
import { statusAndHeaders } from '../flow/page-status.ts'
import { formTo, pageContext, pageHeaders, showPage } from '../flow/respond.ts'
import { goToStep } from '../flow/step-paths.ts'
import { catalogue } from '../messages/index.ts'
import { renderDevice, renderDeviceConfirmation, renderDeviceDecided } from '../views/index.ts'
import { defineForm, definePage } from './page-operation.ts'

const path = '/device'
const userCode = Type.String({ maxLength: 64 })

/** The page has a fixed URL that people type: with several environments, the code determines which one. */
async function page(context: PublicContext, prefilled: string | undefined): Promise<HttpReply> {
  const { system, request } = context
  const { told, cookies } = carriedFailure(context, path)
  const device = readDevice(system, request) ?? newDevice()
  const locale = pickLocale(undefined, request.header('accept-language'))
  const html = renderDevice({
    page: pageContext({ locale, brand: await knownBrand(context) }),
    form: { action: path, csrfToken: csrfToken(system, device, path) },
    userCode: told.fields.user_code ?? { value: prefilled },
    alert: told.alert,
  })
  const { code, headers } = statusAndHeaders(told.status)
  const reply = new HttpReply(code, { ...pageHeaders(), ...headers }, html)
  return reply.withCookies([newDeviceCookie(system, device), ...cookies])
}

async function knownBrand({ system, request }: PublicContext): Promise<Brand | undefined> {
  const ctx = await findKnownEnvironment(system, request)
  return ctx && getBranding(ctx)
}

const devicePage = defineOperation({
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

const deviceForm = defineOperation({
  id: 'gatehouse.pages.device.submit',
  method: 'POST',
  path,
  summary: 'Submit a device code',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  guessLimit: 'deviceCodes',
  form: true,
  body: Type.Object({ csrf_token: Type.String({ maxLength: 64 }), user_code: userCode }),
  success: { status: 303, description: 'The sign-in, or the question whether the device may be signed in.' },
  async handler({ body }, context) {
    const { system, request } = context
    checkForm(context, path, readDevice(system, request), body)
    const device = await findWaitingDevice(system, body.user_code)
    if (device === undefined) {
      const locale = pickLocale(undefined, request.header('accept-language'))
      const user_code = { value: body.user_code, error: catalogue[locale].formErrors.deviceCodeInvalid }
      return refuseCarried(system, path, `${system.config.url}${path}`, { fields: { user_code } })
    }
    const ctx = clientContext(context, device)
    return beginFlow(ctx, request, {
      end: { device_hash: device.hash },
      parameters: { userCode: body.user_code },
      session: await findBrowserSession(ctx),
      firstPage: '/sign-in',
    })
  },
})

const confirmationPath = '/device/confirm'

/** The device of the sign-in. @throws signInExpired when it no longer waits */
async function waitingDevice({ ctx, row: { attempt, device_hash } }: Flow) {
  const device = device_hash === null ? undefined : await findDevice(ctx, device_hash)
  const isWaiting = device?.status === 'pending' && Date.parse(device.expires_at) > ctx.now().getTime()
  if (!isWaiting || attempt === null) throw signInExpired()
  return { device, attempt }
}

const confirmationPage = definePage({
  name: 'device_confirmation',
  path: confirmationPath,
  summary: 'Show the device confirmation page',
  async show(flow) {
    if (flow.row.step !== 'device_confirmation') return goToStep(flow)
    const { device, attempt } = await waitingDevice(flow)
    const user = await findUser(flow.ctx, attempt.userId)
    const html = renderDeviceConfirmation({
      page: pageContext(flow),
      form: formTo(flow, confirmationPath),
      email: user?.email ?? '',
      userCode: (flow.row.parameters.userCode ?? '').toUpperCase(),
      ipAddress: device.ip_address,
      userAgent: device.user_agent?.slice(0, 120) ?? null,
    })
    return showPage(flow, html)
  },
})

const confirmationForm = defineForm({
  name: 'device_confirmation',
  path: confirmationPath,
  summary: 'Allow or deny a device',
  fields: { decision: Type.Enum(['allow', 'deny']) },
  async submit(flow, { decision }) {
    if (flow.row.step !== 'device_confirmation') return goToStep(flow)
    const { device, attempt } = await waitingDevice(flow)
    return flow.ctx.transaction(async (tx) => {
      const isDecided = await decideDevice(tx, device.hash, decision === 'allow' ? 'approved' : 'denied', attempt)
      if (!isDecided) throw signInExpired()
      await completeAuthorizationRequest(tx, flow, attempt)
      return redirect(`${tx.system.config.url}/device/${decision === 'allow' ? 'success' : 'denied'}`, 303)
    })
  },
})

function decidedPage(name: 'success' | 'denied', decision: 'allow' | 'deny', summary: string) {
  return defineOperation({
    id: `gatehouse.pages.device_${name}.show`,
    method: 'GET',
    path: `/device/${name}`,
    summary,
    surface: 'browser',
    access: 'public',
    success: { status: 200, description: 'A page.' },
    async handler(_input, context) {
      const locale = pickLocale(undefined, context.request.header('accept-language'))
      const page = pageContext({ locale, brand: await knownBrand(context) })
      return new HttpReply(200, pageHeaders(), renderDeviceDecided({ page, decision }))
    },
  })
}

export const deviceOperations = [
  devicePage,
  deviceForm,
  confirmationPage,
  confirmationForm,
  decidedPage('success', 'allow', 'Show that a device is signed in'),
  decidedPage('denied', 'deny', 'Show that a device was denied'),
]
