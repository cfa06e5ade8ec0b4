import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'

export const ssoSettings = defineSettings(
  'sign_in',
  {
    sso_minutes: Type.Integer({
      minimum: 1,
      maximum: 60,
      description: 'How many minutes a user may take at the identity provider of a connection.',
    }),
    sso_consent: Type.Boolean({
      description:
        'Whether users confirm sign-ins that began at an identity provider and, once per browser, sign-ins at the provider of a custom connection.',
    }),
    sso_outside_domains: Type.Boolean({
      description: 'Whether profiles may have email addresses outside of their organization’s verified domains.',
    }),
    sso_unproven_emails: Type.Boolean({
      description:
        'Whether profiles may have email addresses that the social provider does not verify. Anyone could have entered them there.',
    }),
  },
  { sso_minutes: 5, sso_consent: true, sso_outside_domains: false, sso_unproven_emails: false },
)
