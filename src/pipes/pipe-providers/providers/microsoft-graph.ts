import type { PipeProvider, ServiceIcon } from '../provider.ts'

/** A service of Microsoft Graph: they differ in their scopes alone. */
export function microsoftService({
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
      authorizationUrl: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
      tokenUrl: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
      scopes: ['offline_access', ...scopes],
      // Shows in the refresh token alone.
      unreportedScopes: ['offline_access'],
      pkce: true,
    },
    clientCredentials: {
      tokenUrl: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
      scopes: ['https://graph.microsoft.com/.default'],
    },
    configFields: [
      {
        key: 'tenant',
        label: 'Tenant',
        description: 'The directory whose people may connect; `common` for all.',
        scope: 'integration',
        example: 'contoso.onmicrosoft.com',
        pattern: '^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$',
        default: 'common',
      },
    ],
    documentation: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
  }
}
