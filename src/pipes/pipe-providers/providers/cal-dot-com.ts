import type { PipeProvider } from '../provider.ts'

export const calDotCom: PipeProvider = {
  slug: 'cal-dot-com',
  name: 'Cal.com',
  icon: {
    color: '#292929',
    lines:
      'M8.3 7.5h7.4a1.8 1.8 0 0 1 1.8 1.8v6.4a1.8 1.8 0 0 1-1.8 1.8h-7.4a1.8 1.8 0 0 1-1.8-1.8v-6.4a1.8 1.8 0 0 1 1.8-1.8zM6.5 10.8h11M9.3 6v2.6M14.7 6v2.6M9.8 14.2l1.6 1.5 2.9-3',
  },
  oauth: {
    authorizationUrl: 'https://app.cal.com/auth/oauth2/authorize',
    tokenUrl: 'https://api.cal.com/v2/auth/oauth2/token',
    scopes: ['PROFILE_READ', 'BOOKING_READ', 'EVENT_TYPE_READ'],
    pkce: true,
    tokenBody: 'json',
  },
  documentation: 'https://cal.com/docs/api-reference/v2/oauth',
}
