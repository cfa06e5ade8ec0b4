import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const socialSignInArea: ReferenceArea = {
  name: 'Social sign-in',
  group: 'Sign-in',
  description: 'Sign in with Google, GitHub, Apple and other providers, with clients of your own.',
  after: 'Passkeys',
}
