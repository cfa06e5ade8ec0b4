import type { PipeProvider } from '../provider.ts'

export const quickbooks: PipeProvider = {
  slug: 'quickbooks',
  name: 'QuickBooks',
  oauth: {
    authorizationUrl: 'https://appcenter.intuit.com/connect/oauth2',
    tokenUrl: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
    scopes: ['com.intuit.quickbooks.accounting'],
    clientAuthentication: 'basic',
  },
  documentation:
    'https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0',
}
