import type { PipeProvider } from '../provider.ts'

export const typeform: PipeProvider = {
  slug: 'typeform',
  name: 'Typeform',
  icon: {
    color: '#4b3b52',
    lines:
      'M7.6 8.6h8.8a1.6 1.6 0 0 1 1.6 1.6v3.6a1.6 1.6 0 0 1-1.6 1.6h-8.8a1.6 1.6 0 0 1-1.6-1.6v-3.6a1.6 1.6 0 0 1 1.6-1.6zM8.8 10.8v2.4M11.4 12h3.8',
  },
  oauth: {
    authorizationUrl: 'https://api.typeform.com/oauth/authorize',
    tokenUrl: 'https://api.typeform.com/oauth/token',
    scopes: ['offline', 'accounts:read', 'forms:read', 'responses:read'],
    unreportedScopes: ['offline'],
  },
  documentation: 'https://www.typeform.com/developers/get-started/applications/',
}
