import { getSignInSettings, type SignInMethod } from '../environments/index.ts'
import type { Context } from '../platform/context.ts'
import { authenticationMethodNotAllowed, passwordAuthDisabled } from './errors.ts'

/** @throws passwordAuthDisabled, authenticationMethodNotAllowed where the environment does not let people sign in so. */
export async function requireSignInMethod(ctx: Context, method: SignInMethod): Promise<void> {
  const { sign_in_methods } = await getSignInSettings(ctx)
  if (sign_in_methods.includes(method)) return
  throw method === 'password' ? passwordAuthDisabled() : authenticationMethodNotAllowed()
}
