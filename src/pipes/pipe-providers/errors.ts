import { defineError, type Fault, sentencesOf } from '#platform/http/errors.ts'

/** A slug is unique in its environment, among known services and custom ones. */
export const integrationExists = defineError(
  { status: 409, code: 'data_integration_exists', when: 'The environment has a data integration with this slug.' },
  (slug: string) => `There is a data integration ${slug} already. Update or delete it.`,
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
