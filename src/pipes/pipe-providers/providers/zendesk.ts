import type { PipeProvider } from '../provider.ts'

export const zendesk: PipeProvider = {
  slug: 'zendesk',
  name: 'Zendesk',
  icon: {
    color: '#17494d',
    lines:
      'M7.2 13.4V12a4.8 4.8 0 0 1 9.6 0v1.4M7.2 12.8h.6a1.2 1.2 0 0 1 1.2 1.2v1.6a1.2 1.2 0 0 1-1.2 1.2h-.6zM16.8 12.8h-.6A1.2 1.2 0 0 0 15 14v1.6a1.2 1.2 0 0 0 1.2 1.2h.6zM16.8 16.8c0 .8-.8 1.2-2.6 1.2',
  },
  oauth: {
    authorizationUrl: 'https://{subdomain}.zendesk.com/oauth/authorizations/new',
    tokenUrl: 'https://{subdomain}.zendesk.com/oauth/tokens',
    scopes: ['read'],
    pkce: true,
    tokenBody: 'json',
  },
  configFields: [
    {
      key: 'subdomain',
      label: 'Subdomain',
      description: 'The part of your address before `.zendesk.com`.',
      scope: 'installation',
      example: 'acme',
      pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$',
    },
  ],
  documentation: 'https://developer.zendesk.com/documentation/api-basics/authentication/oauth-and-api-authentication/',
}
