import { getRadarSettings } from '../../environments/index.ts'
import { platformErrors } from '../../platform/http/errors.ts'
import { defineOperation } from '../../platform/http/operation.ts'
import { createOpenAttempt } from '../attempts.ts'
import { standaloneDisabled } from '../errors.ts'
import { canonicalAddress } from '../networks.ts'
import { CreateRadarAttempt, RadarAttempt, toRadarAttempt } from '../schemas.ts'

export const createRadarAttemptOperation = defineOperation({
  id: 'RadarStandaloneController_assess',
  method: 'POST',
  path: '/radar/attempts',
  summary: 'Have an attempt to sign in or up assessed',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: CreateRadarAttempt,
  success: { status: 200, body: RadarAttempt },
  errors: [standaloneDisabled],
  async handler({ body }, ctx) {
    if (canonicalAddress(body.ip_address) === undefined) throw invalidAddress()
    const settings = await getRadarSettings(ctx)
    if (settings.standalone === 'off') throw standaloneDisabled()
    const facts = {
      action: body.action,
      authMethod: body.auth_method,
      email: body.email,
      ipAddress: body.ip_address,
      userAgent: body.user_agent,
      deviceId: null,
      fingerprint: body.signals_id ?? null,
      lastSignInAt: null,
    }
    return toRadarAttempt(await createOpenAttempt(ctx, settings, facts, settings.standalone === 'enforce'))
  },
})

function invalidAddress() {
  return platformErrors.invalidRequest([
    { field: 'ip_address', code: 'ip_address_invalid', message: 'ip_address must be an IPv4 or IPv6 address' },
  ])
}
