import { googleService } from './google-workspace.ts'

export const google = googleService({
  slug: 'google',
  name: 'Google',
  scopes: [
    'openid',
    'https://www.googleapis.com/auth/userinfo.email',
    'https://www.googleapis.com/auth/userinfo.profile',
  ],
})
