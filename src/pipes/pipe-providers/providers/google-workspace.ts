import type { PipeProvider, ServiceIcon } from '../provider.ts'

/** A service of Google: they differ in their scopes alone. */
export function googleService({
  slug,
  name,
  icon,
  scopes,
}: Pick<PipeProvider, 'slug' | 'name'> & { icon: ServiceIcon; scopes: string[] }): PipeProvider {
  return {
    slug,
    name,
    icon,
    oauth: {
      authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
      scopes,
      pkce: true,
      // A refresh token is given with the consent alone.
      parameters: { access_type: 'offline', prompt: 'consent' },
    },
    documentation: 'https://developers.google.com/identity/protocols/oauth2/web-server',
  }
}
