import type { PipeProvider } from '../provider.ts'

export const typeform: PipeProvider = {
  slug: 'typeform',
  name: 'Typeform',
  oauth: {
    authorizationUrl: 'https://api.typeform.com/oauth/authorize',
    tokenUrl: 'https://api.typeform.com/oauth/token',
    scopes: ['offline', 'accounts:read', 'forms:read', 'responses:read'],
    unreportedScopes: ['offline'],
  },
  documentation: 'https://www.typeform.com/developers/get-started/applications/',
}
