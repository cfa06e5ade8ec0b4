import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { secret } from '#platform/marks.ts'
import { deviceCodeSeconds, pollSeconds } from './device-authorizations.ts'

/** RFC 8628 §3.2. */
export const DeviceAuthorization = Type.Object({
  device_code: Type.String(secret),
  user_code: Type.String({ ...secret, description: 'The code to show to the user: `BCDF-GHJK`.' }),
  verification_uri: Type.String(),
  verification_uri_complete: Type.String(secret),
  expires_in: Type.Integer({ description: 'The lifetime in seconds.' }),
  interval: Type.Integer({ description: 'The number of seconds to wait between two polls.' }),
})

export function toDeviceAuthorization(
  { system }: Context,
  { deviceCode, userCode }: { deviceCode: string; userCode: string },
): Static<typeof DeviceAuthorization> {
  const page = `${system.config.url}/device`
  return {
    device_code: deviceCode,
    user_code: userCode,
    verification_uri: page,
    verification_uri_complete: `${page}?user_code=${userCode}`,
    expires_in: deviceCodeSeconds,
    interval: pollSeconds,
  }
}
