import type { PipeProvider } from '../provider.ts'

export const attio: PipeProvider = {
  slug: 'attio',
  name: 'Attio',
  icon: {
    color: '#266df0',
    lines:
      'M6.1 12a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0M14.1 7.9a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0M14.1 16.1a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0M9.7 11.1l4.6-2.3M9.7 12.9l4.6 2.3',
  },
  oauth: {
    authorizationUrl: 'https://app.attio.com/authorize',
    tokenUrl: 'https://app.attio.com/oauth/token',
    scopes: ['record_permission:read', 'object_configuration:read'],
  },
  documentation: 'https://docs.attio.com/rest-api/how-to/authentication',
}
