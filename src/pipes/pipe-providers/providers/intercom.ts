import type { PipeProvider } from '../provider.ts'

export const intercom: PipeProvider = {
  slug: 'intercom',
  name: 'Intercom',
  icon: {
    color: '#1f8ded',
    lines:
      'M8.8 6.4h6.4a2.4 2.4 0 0 1 2.4 2.4v6.4a2.4 2.4 0 0 1-2.4 2.4h-6.4a2.4 2.4 0 0 1-2.4-2.4v-6.4a2.4 2.4 0 0 1 2.4-2.4zM9 13.6c1.8 1.6 4.2 1.6 6 0M9.6 9.2v1.6M14.4 9.2v1.6',
  },
  oauth: {
    authorizationUrl: 'https://app.intercom.com/oauth',
    tokenUrl: 'https://api.intercom.io/auth/eagle/token',
    scopes: [],
  },
  documentation: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/setting-up-oauth',
}
