import type { PipeProvider, ServiceIcon } from '../provider.ts'

/** A product of Atlassian: they differ in their scopes alone. */
export function atlassianProduct({
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
      authorizationUrl: 'https://auth.atlassian.com/authorize',
      tokenUrl: 'https://auth.atlassian.com/oauth/token',
      scopes: ['offline_access', ...scopes],
      unreportedScopes: ['offline_access'],
      parameters: { audience: 'api.atlassian.com', prompt: 'consent' },
    },
    documentation: 'https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/',
  }
}
