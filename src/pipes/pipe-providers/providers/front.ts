import type { PipeProvider } from '../provider.ts'

export const front: PipeProvider = {
  slug: 'front',
  name: 'Front',
  icon: {
    color: '#a857f1',
    lines:
      'M6.4 13.1l1.9-5.2a1.4 1.4 0 0 1 1.3-.9h4.8a1.4 1.4 0 0 1 1.3.9l1.9 5.2v2.6a1.5 1.5 0 0 1-1.5 1.5H7.9a1.5 1.5 0 0 1-1.5-1.5zM6.5 13.1h3l.9 1.6h3.2l.9-1.6h3',
  },
  oauth: {
    authorizationUrl: 'https://app.frontapp.com/oauth/authorize',
    tokenUrl: 'https://app.frontapp.com/oauth/token',
    scopes: [],
    clientAuthentication: 'basic',
  },
  documentation: 'https://dev.frontapp.com/docs/oauth',
}
