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
  if (allowsMethod(policySettings.of(settings), method)) return settings
  throw method === 'password' ? passwordAuthDisabled() : authenticationMethodNotAllowed()
}

/** Whether the environment lets people sign in this way. Accounts at providers and single sign-on have settings of their own. */
export function allowsMethod(
  { sign_in_methods: allowed }: ReturnType<typeof policySettings.of>,
  method: SignInMethod,
): boolean {
  return allowed.includes(method)
}
