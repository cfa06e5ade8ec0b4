import type { PipeProvider } from '../provider.ts'

export const docusign: PipeProvider = {
  slug: 'docusign',
  name: 'Docusign',
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
