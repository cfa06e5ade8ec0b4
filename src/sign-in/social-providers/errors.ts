import { defineError } from '#platform/http/errors.ts'

export const providerExists = defineError(
  { status: 409, code: 'social_provider_exists', when: 'The environment already has a client for this provider.' },
  (provider: string) => `A client for ${provider} is already configured. Update or delete it.`,
)

export const providerRefused = defineError(
  {
    status: 422,
    code: 'invalid_social_provider',
    when: 'A setting is missing, does not belong to this provider, or has the wrong format.',
  },
  (field: string, why: string) => ({
    message: `\`${field}\` cannot be used. ${why}`,
    errors: [{ field, code: `${field}_invalid`, message: `\`${field}\` cannot be used. ${why}` }],
  }),
)
