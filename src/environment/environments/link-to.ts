import type { Context } from '#platform/context.ts'

/** The URL of a link in an email: the configured one or the hosted page, with its token. */
export function linkTo(
  ctx: Context,
  configured: string | null,
  ownPath: string,
  parameters: Record<string, string>,
): string {
  const url = new URL(configured ?? `${ctx.system.config.url}${ownPath}`)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}
