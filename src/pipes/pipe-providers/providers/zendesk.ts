import type { PipeProvider } from '../provider.ts'

export const zendesk: PipeProvider = {
  slug: 'zendesk',
  name: 'Zendesk',
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
