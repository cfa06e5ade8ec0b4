import { defined } from '#platform/defined.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidMetadata } from '#platform/http/shared-errors.ts'
import { canonicalAddress } from '#platform/ip/ip-address.ts'
import { type AttemptFacts, createAttempt, isRadarOn, radarSettings } from '../../radar/index.ts'
import { userCreationError } from '../errors.ts'
import { CreatedUser, CreateUser, toUser } from '../schemas.ts'
import { createUser } from '../service.ts'
import { passwordErrors } from './password-errors.ts'

export const createUserOperation = defineOperation({
  id: 'UserlandUsersController_create[0]',
  method: 'POST',
  path: '/user_management/users',
  summary: 'Create a user',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  beginsAtOnce: true,
  body: CreateUser,
  success: { status: 201, body: CreatedUser },
  errors: [userCreationError, ...passwordErrors, invalidMetadata],
  async handler({ body }, ctx) {
    const [radar, user] = await Promise.all([radarSettings.read(ctx), createUser(ctx, body)])
    const attempt = isRadarOn(radar) ? await createAttempt(ctx, radar, factsOf(body)) : undefined
    return { ...toUser(user), ...defined({ radar_auth_attempt_id: attempt?.id }) }
  },
})

/**
 * A sign-up in the application, which sends the user's address and device. Findings take effect at the first sign-in.
 */
function factsOf({ email, password, ip_address, user_agent, signals_id }: CreateUser): AttemptFacts {
  return {
    action: 'sign-up',
    authMethod: password == null ? 'Other' : 'Password',
    email,
    ipAddress: canonicalAddress(ip_address),
    userAgent: user_agent ?? null,
    deviceId: null,
    fingerprint: signals_id ?? null,
    lastSignInAt: null,
  }
}
