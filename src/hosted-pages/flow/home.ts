import { getEnvironment, getSignInSettings } from '../../environments/index.ts'
import type { Context } from '../../platform/context.ts'
import { findDefaultRedirectUri } from '../../redirect-uris/index.ts'

/**
 * Where the application takes over what it did not begin: where it begins sign-ins, or its homepage.
 *
 * @param organizationId told to where sign-ins begin, which may ask for it.
 */
export async function homeOf(ctx: Context, organizationId: string | null = null): Promise<string | undefined> {
  const { initiate_login_url } = await getSignInSettings(ctx)
  if (initiate_login_url === null) return (await getEnvironment(ctx)).app_homepage_url ?? undefined
  const url = new URL(initiate_login_url)
  if (organizationId !== null) url.searchParams.set('organization_id', organizationId)
  return url.href
}

/** The first page of an application that is called back at an address; a native application has none. */
export function rootOf(redirectUri: string | null | undefined): string | undefined {
  if (redirectUri == null || !/^https?:/.test(redirectUri)) return undefined
  return `${new URL(redirectUri).origin}/`
}

/** Where people find the application of an environment: its home, else where the first of its redirect URIs is. */
export async function applicationOf(ctx: Context): Promise<string | undefined> {
  return (await homeOf(ctx)) ?? rootOf(await findDefaultRedirectUri(ctx))
}
