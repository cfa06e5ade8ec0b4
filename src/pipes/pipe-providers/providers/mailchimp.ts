import type { PipeProvider } from '../provider.ts'

export const mailchimp: PipeProvider = {
  slug: 'mailchimp',
  name: 'Mailchimp',
  oauth: {
    authorizationUrl: 'https://login.mailchimp.com/oauth2/authorize',
    tokenUrl: 'https://login.mailchimp.com/oauth2/token',
    scopes: [],
  },
  documentation: 'https://mailchimp.com/developer/marketing/guides/access-user-data-oauth-2/',
}
