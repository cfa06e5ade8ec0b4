import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'

export const ssoSettings = defineSettings(
  'sign_in',
  {
    sso_minutes: Type.Integer({
      minimum: 1,
      maximum: 60,
      description: 'How long a person may take at the identity provider of a connection.',
    }),
    sso_consent: Type.Boolean({
      description:
        'Whether people confirm a sign-in that began at an identity provider, and once per browser one at a provider of a custom connection.',
    }),
    sso_outside_domains: Type.Boolean({
      description:
        'Whether profiles of single sign-on may have emails outside of the verified domains of their organization.',
    }),
    sso_unproven_emails: Type.Boolean({
      description:
        'Whether profiles of single sign-on may have emails that a social provider does not vouch for. Anyone may have entered them there.',
    }),
  },
  { sso_minutes: 5, sso_consent: true, sso_outside_domains: false, sso_unproven_emails: false },
)
