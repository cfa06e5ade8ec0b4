import { getEnvironment } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'

/** Where users go after signing out: to the application, or to the page that confirms it. */
export async function signedOutUrl(ctx: Context): Promise<string> {
  const { app_homepage_url } = await getEnvironment(ctx)
  return app_homepage_url ?? signedOutPageUrl(ctx)
}

export function signedOutPageUrl({ system }: Context): string {
  return `${system.config.url}/user_management/sessions/logout?session_id=ended`
}
