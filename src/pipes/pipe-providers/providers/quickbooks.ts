import type { PipeProvider } from '../provider.ts'

export const quickbooks: PipeProvider = {
  slug: 'quickbooks',
  name: 'QuickBooks',
  icon: {
    color: '#2ca01c',
    lines: 'M7.8 6.4h8.4v11.2l-1.4-1-1.4 1-1.4-1-1.4 1-1.4-1-1.4 1zM10.2 9.6h3.6M10.2 12.4h3.6',
  },
  oauth: {
    authorizationUrl: 'https://appcenter.intuit.com/connect/oauth2',
    tokenUrl: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
    scopes: ['com.intuit.quickbooks.accounting'],
    clientAuthentication: 'basic',
  },
  documentation:
    'https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0',
}
