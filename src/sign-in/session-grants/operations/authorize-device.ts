import { Type } from 'typebox'
import { clientErrors } from '#environment/environments/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { originOf } from '../../authentication/index.ts'
import { DeviceAuthorization, toDeviceAuthorization } from '../devices/device-answer.ts'
import { createDeviceAuthorization } from '../devices/device-authorizations.ts'
import { anyClient } from '../grants/grant.ts'

export const authorizeDeviceOperation = defineOperation({
  id: 'UserlandSsoController_deviceAuthorization',
  method: 'POST',
  path: '/user_management/authorize/device',
  summary: 'Start a sign-in on a device without a browser',
  description: 'This is the device authorization request of RFC 8628.',
  surface: 'oauth',
  access: 'client_id',
  repeatable: true,
  idempotency: 'replay',
  form: true,
  body: Type.Object(anyClient),
  success: { status: 200, body: DeviceAuthorization },
  errors: clientErrors,
  async handler(_input, ctx) {
    const codes = await ctx.transaction((tx) => createDeviceAuthorization(tx, originOf(tx, {})))
    return toDeviceAuthorization(ctx, codes)
  },
})
