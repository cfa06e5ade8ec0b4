import type { PipeProvider } from '../provider.ts'

export const stripe: PipeProvider = {
  slug: 'stripe',
  name: 'Stripe',
  icon: {
    color: '#635bff',
    lines:
      'M7.8 7.4h8.4a1.8 1.8 0 0 1 1.8 1.8v5.6a1.8 1.8 0 0 1-1.8 1.8h-8.4a1.8 1.8 0 0 1-1.8-1.8v-5.6a1.8 1.8 0 0 1 1.8-1.8zM6 10.6h12M8.6 13.8h2.2',
  },
  oauth: {
    authorizationUrl: 'https://connect.stripe.com/oauth/authorize',
    tokenUrl: 'https://connect.stripe.com/oauth/token',
    scopes: ['read_only'],
  },
  documentation: 'https://docs.stripe.com/connect/oauth-reference',
}
