import type { PipeProvider } from '../provider.ts'

export const mailchimp: PipeProvider = {
  slug: 'mailchimp',
  name: 'Mailchimp',
  icon: { color: '#f2b400', lines: 'M6.4 10.6v2.6l2.4.4 6.6 3V7.2l-6.6 3zM9.2 13.8l.9 3.4h1.8l-.8-2.6M17.7 10.8v2.2' },
  oauth: {
    authorizationUrl: 'https://login.mailchimp.com/oauth2/authorize',
    tokenUrl: 'https://login.mailchimp.com/oauth2/token',
    scopes: [],
  },
  documentation: 'https://mailchimp.com/developer/marketing/guides/access-user-data-oauth-2/',
}
