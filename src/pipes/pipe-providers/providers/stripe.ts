import type { PipeProvider } from '../provider.ts'

export const stripe: PipeProvider = {
  slug: 'stripe',
  name: 'Stripe',
  oauth: {
    authorizationUrl: 'https://connect.stripe.com/oauth/authorize',
    tokenUrl: 'https://connect.stripe.com/oauth/token',
    scopes: ['read_only'],
  },
  documentation: 'https://docs.stripe.com/connect/oauth-reference',
}
