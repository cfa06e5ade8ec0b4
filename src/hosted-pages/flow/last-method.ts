import type { AuthenticationMethod } from '../../authentication/index.ts'
import type { Context } from '../../platform/context.ts'
import { lastMethodCookie, setCookie } from './browser.ts'

/** Whether the last sign-in in this browser was done in this way. */
export function isLastMethod(ctx: Context, method: AuthenticationMethod): boolean {
  return ctx.request?.cookie(lastMethodCookie(ctx.environmentId)) === method
}

/** Remembers in the browser how somebody signed in: not who it was, and beyond the sign-out. */
export function rememberMethod({ system, environmentId }: Context, method: AuthenticationMethod): string {
  return setCookie(system, lastMethodCookie(environmentId), method, 400 * 86_400)
}
