import type { PipeProvider } from '../provider.ts'

export const attio: PipeProvider = {
  slug: 'attio',
  name: 'Attio',
  oauth: {
    authorizationUrl: 'https://app.attio.com/authorize',
    tokenUrl: 'https://app.attio.com/oauth/token',
    scopes: ['record_permission:read', 'object_configuration:read'],
  },
  documentation: 'https://docs.attio.com/rest-api/how-to/authentication',
}
