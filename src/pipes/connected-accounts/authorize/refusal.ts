/** Why a service connects no one, in words of our own. */
const reasons = {
  expired: 'The link was used more than ten minutes after it was created.',
  access_denied: 'The access was not granted at the service.',
  provider_error: 'The service answered with an error.',
  missing_code: 'The service sent no code.',
  data_integration_disabled: 'The data integration is not enabled any more, or its client was removed.',
  code_refused: 'The service did not accept the code that it had issued.',
  client_refused: 'The service refused the client of the data integration.',
  not_a_member: 'The user who connects for the organization is no longer an active member of it.',
  too_many_accounts: 'There are too many accounts of the service already.',
  provider_unavailable: 'The service could not be reached, or its answer could not be read.',
} as const

export class ConnectionRefused extends Error {
  readonly code: keyof typeof reasons
  /** The service's own code and words. */
  readonly said: { error: string | null; description: string | null }

  constructor(
    code: keyof typeof reasons,
    said: { error: string | null; description: string | null } = { error: null, description: null },
  ) {
    super(reasons[code])
    this.name = 'ConnectionRefused'
    this.code = code
    this.said = said
  }
}
