import { Type } from 'typebox'
import { invalidClient, unauthorizedClient } from '../../../environment/environments/index.ts'
import { defineOperation } from '../../../platform/http/operation.ts'
import { secret } from '../../../platform/marks.ts'
import { originOf } from '../attempt.ts'
import { createDeviceAuthorization, deviceCodeSeconds, pollSeconds } from '../device-authorizations.ts'
import { anyClient } from '../grants/grant.ts'

export const authorizeDeviceOperation = defineOperation({
  id: 'UserlandSsoController_deviceAuthorization',
  method: 'POST',
  path: '/user_management/authorize/device',
  summary: 'Start a sign-in on a device without a browser',
  description: 'The device authorization request of RFC 8628.',
  surface: 'oauth',
  access: 'client_id',
  idempotency: 'replay',
  form: true,
  body: Type.Object(anyClient),
  success: {
    status: 200,
    body: Type.Object({
      device_code: Type.String(secret),
      user_code: Type.String({ ...secret, description: 'For people: `BCDF-GHJK`.' }),
      verification_uri: Type.String(),
      verification_uri_complete: Type.String(),
      expires_in: Type.Integer({ description: 'Seconds.' }),
      interval: Type.Integer({ description: 'Seconds to wait between two polls.' }),
    }),
  },
  errors: [invalidClient, unauthorizedClient],
  async handler(_input, ctx) {
    const { deviceCode, userCode } = await ctx.transaction((tx) => createDeviceAuthorization(tx, originOf(tx, {})))
    const page = `${ctx.system.config.url}/device`
    return {
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: page,
      verification_uri_complete: `${page}?user_code=${userCode}`,
      expires_in: deviceCodeSeconds,
      interval: pollSeconds,
    }
  },
})
