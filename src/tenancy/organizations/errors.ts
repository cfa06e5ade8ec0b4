import { defineError } from '#platform/http/errors.ts'

export const stripeCustomerIdTaken = defineError(
  {
    status: 400,
    code: 'stripe_customer_id_already_used',
    when: 'Another organization has the Stripe customer id.',
  },
  (id: string) => `The stripe_customer_id "${id}" is already in use.`,
)
