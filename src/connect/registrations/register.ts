import type { Context } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { addRegisteredApplication, createClientSecret } from '../applications/index.ts'
import {
  type ClientMetadata,
  type RegisteredClient,
  readClientMetadata,
  toRegisteredClient,
} from './client-metadata.ts'
import { registrationIsOff, tooManyRegistrations } from './errors.ts'
import { admitNewClient, registrationLimits } from './limits.ts'
import { registrationSettings } from './settings.ts'

/**
 * Lets an application register itself if the environment allows it and within limits (RFC 7591 §3).
 *
 * @throws registrationIsOff, tooManyRegistrations, invalidRedirectUri, invalidClientMetadata
 */
export async function registerApplication(ctx: Context, ip: string, given: ClientMetadata): Promise<RegisteredClient> {
  const settings = await registrationSettings.read(ctx)
  if (!settings.dynamic_client_registration) throw registrationIsOff('Applications may not register themselves here.')
  const registration = readClientMetadata(ctx, given, settings.self_registered_scopes)
  await admitNewClient(ctx, registrationLimits, ip, tooManyRegistrations)
  const token = randomToken(43)
  return ctx.transaction(async (tx) => {
    const row = await addRegisteredApplication(tx, registration, token)
    const hasSecret = registration.authMethod.startsWith('client_secret')
    const made = hasSecret ? await createClientSecret(tx, row.id) : undefined
    return {
      ...toRegisteredClient(tx.system.config.url, row),
      ...(made === undefined ? {} : { client_secret: made.secret, client_secret_expires_at: 0 }),
      registration_access_token: token,
    }
  })
}
