import { getEnvironment } from '#environment/environments/index.ts'
import { findDefaultRedirectUri } from '#environment/redirect-uris/index.ts'
import type { Context } from '#platform/context.ts'
import { homeSettings } from './settings.ts'

/**
 * Where the application takes over a sign-in that it did not start: its sign-in URL, or its homepage.
 *
 * @param organizationId passed to the sign-in URL, which may need it.
 */
export async function homeUrl(ctx: Context, organizationId: string | null = null): Promise<string | undefined> {
  const { initiate_login_url } = await homeSettings.read(ctx)
  if (initiate_login_url === null) return (await getEnvironment(ctx)).app_homepage_url ?? undefined
  const url = new URL(initiate_login_url)
  if (organizationId !== null) url.searchParams.set('organization_id', organizationId)
  return url.href
}

/** The root URL of an application by its redirect URI; a native application has none. */
export function rootUrl(redirectUri: string | null | undefined): string | undefined {
  if (redirectUri == null || !/^https?:/.test(redirectUri)) return undefined
  return `${new URL(redirectUri).origin}/`
}

/** The URL of an environment's application: its homepage, or the root of its first redirect URI. */
export async function applicationUrl(ctx: Context): Promise<string | undefined> {
  return (await homeUrl(ctx)) ?? rootUrl(await findDefaultRedirectUri(ctx))
}
