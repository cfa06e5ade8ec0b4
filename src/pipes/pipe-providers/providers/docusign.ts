import type { PipeProvider } from '../provider.ts'

export const docusign: PipeProvider = {
  slug: 'docusign',
  name: 'Docusign',
  icon: {
    color: '#4c00ff',
    lines:
      'M6.3 14.2c2-4.8 4.2-7.6 5-7 .9.7-1.7 6.4-.6 6.9 1 .4 1.6-2.3 2.6-2.1.9.2.1 1.9 1 2 .8.1 1-.9 1.7-.9s.6.7 1.6.7M6.3 17.4h11.4',
  },
  oauth: {
    authorizationUrl: 'https://{host}/oauth/auth',
    tokenUrl: 'https://{host}/oauth/token',
    scopes: ['signature'],
    pkce: true,
    clientAuthentication: 'basic',
  },
  configFields: [
    {
      key: 'host',
      label: 'Account server',
      description: '`account-d.docusign.com` for the developer environment.',
      scope: 'integration',
      example: 'account-d.docusign.com',
      pattern: '^account(?:-d)?\\.docusign\\.com$',
      default: 'account.docusign.com',
    },
  ],
  documentation: 'https://developers.docusign.com/platform/auth/authcode/',
}
