import type { PipeProvider } from '../provider.ts'

export const calDotCom: PipeProvider = {
  slug: 'cal-dot-com',
  name: 'Cal.com',
  oauth: {
    authorizationUrl: 'https://app.cal.com/auth/oauth2/authorize',
    tokenUrl: 'https://api.cal.com/v2/auth/oauth2/token',
    scopes: ['PROFILE_READ', 'BOOKING_READ', 'EVENT_TYPE_READ'],
    pkce: true,
    tokenBody: 'json',
  },
  documentation: 'https://cal.com/docs/api-reference/v2/oauth',
}
