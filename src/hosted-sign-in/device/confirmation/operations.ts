import { Type } from 'typebox'
import { pageContext } from '#pages/kit/index.ts'
import { findUser } from '#people/users/index.ts'
import { redirect } from '#platform/http/reply.ts'
import { completeAuthorizationRequest, signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { decideDevice, findDevice } from '#sign-in/session-grants/index.ts'
import type { Flow } from '../../flow/index.ts'
import { defineForm, definePage, formTo, goToStep, showPage } from '../../flow/index.ts'
import { renderDeviceConfirmation } from './device-confirmation.tsx'

const path = '/device/confirm'

/** The device of the sign-in. @throws signInExpired when it no longer waits */
async function waitingDevice({ ctx, row: { attempt, device_hash } }: Flow) {
  const device = device_hash === null ? undefined : await findDevice(ctx, device_hash)
  const isWaiting = device?.status === 'pending' && Date.parse(device.expires_at) > ctx.now().getTime()
  if (!isWaiting || attempt === null) throw signInExpired()
  return { device, attempt }
}

export const deviceConfirmationPage = definePage({
  name: 'device_confirmation',
  path,
  summary: 'Show the device confirmation page',
  async show(flow) {
    if (flow.row.step !== 'device_confirmation') return goToStep(flow)
    const { device, attempt } = await waitingDevice(flow)
    const user = await findUser(flow.ctx, attempt.userId)
    const html = renderDeviceConfirmation({
      page: pageContext(flow),
      form: formTo(flow, path),
      email: user?.email ?? '',
      userCode: (flow.row.parameters.userCode ?? '').toUpperCase(),
      ipAddress: device.ip_address,
      userAgent: device.user_agent?.slice(0, 120) ?? null,
    })
    return showPage(flow, html)
  },
})

export const deviceConfirmationForm = defineForm({
  name: 'device_confirmation',
  path,
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
