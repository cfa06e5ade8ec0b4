import type { PipeProvider } from '../provider.ts'

export const intercom: PipeProvider = {
  slug: 'intercom',
  name: 'Intercom',
  oauth: {
    authorizationUrl: 'https://app.intercom.com/oauth',
    tokenUrl: 'https://api.intercom.io/auth/eagle/token',
    scopes: [],
  },
  documentation: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/setting-up-oauth',
}
