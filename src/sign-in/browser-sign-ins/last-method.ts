import type { Context } from '#platform/context.ts'
import { memoryCookie, readMemory } from './browser-memory.ts'
import type { AuthenticationMethod } from './proven-user.ts'

/** Whether the last sign-in in this browser was done in this way. */
export function isLastMethod(ctx: Context, method: AuthenticationMethod): boolean {
  return readMemory(ctx, 'method') === method
}

/** Remembers the sign-in method in the browser, not the user, also after signing out. */
export function rememberMethod(ctx: Context, method: AuthenticationMethod): string {
  return memoryCookie(ctx, 'method', method, 400 * 86_400)
}
