import { defineError } from '../platform/http/errors.ts'

export const providerExists = defineError(
  { status: 409, code: 'social_provider_exists', when: 'The environment has a client at this provider already.' },
  (provider: string) => `A client at ${provider} is stored already. Change or delete it.`,
)

export const providerRefused = defineError(
  {
    status: 422,
    code: 'invalid_social_provider',
    when: 'The provider needs something else, or something of another form.',
  },
  (field: string, why: string) => ({
    message: `${field}: ${why}`,
    errors: [{ field, code: `${field}_invalid`, message: why }],
  }),
)
