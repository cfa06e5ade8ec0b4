import type { Context } from '../../platform/context.ts'
import { issuerOf } from '../oauth-server/index.ts'
import { registrationSettings } from './settings.ts'

/** Named while it is switched on. */
export async function registrationMetadata(ctx: Context): Promise<{ registration_endpoint?: string }> {
  const { dynamic_client_registration } = await registrationSettings.read(ctx)
  if (!dynamic_client_registration) return {}
  const { url } = ctx.system.config
  const issuer = issuerOf(ctx)
  return { registration_endpoint: `${issuer === url ? `${url}/oauth2` : issuer}/register` }
}
