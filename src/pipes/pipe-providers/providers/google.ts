import { googleService } from './google-workspace.ts'

export const google = googleService({
  slug: 'google',
  name: 'Google',
  icon: {
    color: '#4285f4',
    lines: 'M9.3 9.3a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0-5.4 0M6.7 17.4c.5-2.9 2.6-4.2 5.3-4.2s4.8 1.3 5.3 4.2',
  },
  scopes: [
    'openid',
    'https://www.googleapis.com/auth/userinfo.email',
    'https://www.googleapis.com/auth/userinfo.profile',
  ],
})
