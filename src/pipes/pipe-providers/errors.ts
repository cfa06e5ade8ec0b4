import { defineError, type Fault, sentencesOf } from '#platform/http/errors.ts'
import type { Ownership } from './schemas.ts'

/** A slug has one integration for the accounts of people and one for those of organizations, among known services and custom ones. */
export const integrationExists = defineError(
  {
    status: 409,
    code: 'data_integration_exists',
    when: 'The environment has a data integration with this slug and this `ownership`.',
  },
  (slug: string, ownership: Ownership) =>
    `There is a data integration ${slug} for the accounts of ${ownership}s already. Update or delete it.`,
)

/** All faults at once. */
export const invalidConfiguration = defineError(
  {
    status: 400,
    code: 'invalid_data_integration_configuration',
    when: 'The configuration of the organization is empty, or has something that this integration does not accept from organizations.',
  },
  (faults: readonly Fault[]) => ({ message: sentencesOf(faults), errors: faults }),
)

/** All faults at once. */
export const invalidIntegration = defineError(
  {
    status: 422,
    code: 'invalid_data_integration',
    when: 'The settings of the data integration contradict each other or do not fit the service.',
  },
  (faults: readonly Fault[]) => ({ message: sentencesOf(faults), errors: faults }),
)
