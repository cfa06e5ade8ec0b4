import type { PipeProvider } from '../provider.ts'

export const salesforce: PipeProvider = {
  slug: 'salesforce',
  name: 'Salesforce',
  icon: {
    color: '#0d9dda',
    lines: 'M6.2 12a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0M9.3 12a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0-5.4 0',
    areas: 'M11.1 12a0.9 0.9 0 1 0 1.8 0a0.9 0.9 0 1 0-1.8 0',
  },
  oauth: {
    authorizationUrl: 'https://{host}/services/oauth2/authorize',
    tokenUrl: 'https://{host}/services/oauth2/token',
    scopes: ['api', 'refresh_token'],
    pkce: true,
    // The shortest usual lifetime of a session, which answers do not state.
    lifetimeSeconds: 900,
    unreportedScopes: ['refresh_token'],
  },
  clientCredentials: {
    tokenUrl: 'https://{host}/services/oauth2/token',
    scopes: [],
    lifetimeSeconds: 900,
    metadata: ['instance_url'],
  },
  configFields: [
    {
      key: 'host',
      label: 'My Domain',
      description:
        '`login.salesforce.com`, `test.salesforce.com` for a sandbox, or your own domain, which client credentials need.',
      scope: 'installation',
      example: 'example.my.salesforce.com',
      // Beneath the domain of the service: this is where the secret of the client is sent.
      pattern: '^(?:[a-z0-9-]{1,63}\\.){1,5}salesforce\\.com$',
      default: 'login.salesforce.com',
    },
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm',
}
