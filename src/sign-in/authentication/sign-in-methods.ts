import {
  policySettings,
  readSettings,
  type SignInMethod,
  type StoredSettings,
} from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { authenticationMethodNotAllowed, passwordAuthDisabled } from './errors.ts'

/** @throws passwordAuthDisabled, authenticationMethodNotAllowed where the environment has turned the method off. */
export async function requireSignInMethod(ctx: Context, method: SignInMethod): Promise<StoredSettings> {
  const settings = await readSettings(ctx)
  if (policySettings.of(settings).sign_in_methods.includes(method)) return settings
  throw method === 'password' ? passwordAuthDisabled() : authenticationMethodNotAllowed()
}
