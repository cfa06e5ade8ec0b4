import type { AuthenticationMethod } from '../../authentication/index.ts'
import type { Context } from '../../platform/context.ts'
import { memoryCookie, readMemory } from './browser.ts'

/** Whether the last sign-in in this browser was done in this way. */
export function isLastMethod(ctx: Context, method: AuthenticationMethod): boolean {
  return readMemory(ctx, 'method') === method
}

/** Remembers in the browser how somebody signed in: not who it was, and beyond the sign-out. */
export function rememberMethod(ctx: Context, method: AuthenticationMethod): string {
  return memoryCookie(ctx, 'method', method, 400 * 86_400)
}
