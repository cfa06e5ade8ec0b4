import type { Context } from '#platform/context.ts'
import type { BrowserSessionRow } from '#sign-in/browser-sign-ins/index.ts'

/** Whether the browser's sign-in is as recent as the application wants it. */
export function isFreshEnough(
  ctx: Context,
  { authenticated_at }: BrowserSessionRow,
  maxAgeSeconds: number | undefined,
): boolean {
  return maxAgeSeconds === undefined || (ctx.now().getTime() - Date.parse(authenticated_at)) / 1_000 < maxAgeSeconds
}
