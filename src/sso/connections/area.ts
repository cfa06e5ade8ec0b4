import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const singleSignOnArea: ReferenceArea = {
  name: 'Single sign-on',
  group: 'Sign-in',
  description: 'Connect an organization to its own identity provider, by SAML or OpenID Connect.',
  after: 'Social sign-in',
}
