import { defineOperation } from '#platform/http/operation.ts'
import { canonicalAddress } from '#platform/ip/ip-address.ts'
import { createOpenAttempt } from '../attempts.ts'
import { standaloneDisabled } from '../errors.ts'
import { CreateRadarAttempt, RadarAttempt, toRadarAttempt } from '../schemas.ts'
import { radarSettings } from '../settings.ts'

export const createRadarAttemptOperation = defineOperation({
  id: 'RadarStandaloneController_assess',
  method: 'POST',
  path: '/radar/attempts',
  summary: 'Assess a sign-in or sign-up attempt',
  description: 'For applications with their own sign-in.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: CreateRadarAttempt,
  success: { status: 200, body: RadarAttempt },
  errors: [standaloneDisabled],
  async handler({ body }, ctx) {
    const settings = await radarSettings.read(ctx)
    if (settings.standalone === 'off') throw standaloneDisabled()
    const facts = {
      action: body.action,
      authMethod: body.auth_method,
      email: body.email,
      ipAddress: canonicalAddress(body.ip_address),
      userAgent: body.user_agent,
      deviceId: null,
      fingerprint: body.signals_id ?? null,
      lastSignInAt: null,
    }
    return toRadarAttempt(await createOpenAttempt(ctx, settings, facts, settings.standalone === 'enforce'))
  },
})
