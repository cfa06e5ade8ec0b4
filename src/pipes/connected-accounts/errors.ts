import { defineError, type Fault, sentencesOf } from '#platform/http/errors.ts'

/** A user has one account of an integration in each organization, and one outside of them. */
export const accountExists = defineError(
  {
    status: 409,
    code: 'connected_account_exists',
    when: 'The user has an account of this data integration already, in the same organization or outside of one.',
    next: 'Update the account, or delete it first.',
  },
  (slug: string) => `There is an account of ${slug} already. Update it, or delete it first.`,
)

/** The caller has to say which account it means, and does so by a wrong or a half statement. */
export const invalidSelector = defineError(
  {
    status: 400,
    code: 'invalid_connected_account_selector',
    when: '`connected_account_id` is no id of a connected account, or `connection_intent` is sent without it.',
    next: 'Send the `id` of an account as `connected_account_id`, or neither of the two.',
  },
  (why: string) => why,
)

/** Of a caller that says it can handle several accounts, and does not say which it means. */
export const selectionRequired = defineError(
  {
    status: 409,
    code: 'account_selection_required',
    when: 'The request has `supports_multiple_connections`, and there are several accounts.',
    next: 'Send the `id` of one of them as `connected_account_id`.',
  },
  (slug: string) => `There are several accounts of ${slug}. Send the id of one of them as \`connected_account_id\`.`,
)

/** More than any person can tell apart. */
export const tooManyAccounts = defineError(
  {
    status: 422,
    code: 'too_many_connected_accounts',
    when: 'There are a hundred accounts of this data integration with the same owner.',
    next: 'Delete one of them first.',
  },
  (slug: string) => `There are a hundred accounts of ${slug} already. Delete one of them first.`,
)

/** Credentials of one kind never replace those of another. */
export const authMethodMismatch = defineError(
  {
    status: 422,
    code: 'auth_method_mismatch',
    when: 'The account or the data integration has a kind of credentials that this call is not for.',
    next: 'Use `POST /data-integrations/{slug}/credentials`, which returns every kind, or delete the account first.',
  },
  (has: string, wanted: string) => `This is for \`${wanted}\`, and what is there has \`${has}\`.`,
)

/** Also where only the organization has switched the integration off. */
export const integrationDisabled = defineError(
  {
    status: 403,
    code: 'data_integration_disabled',
    when: 'The data integration is not enabled, or not for this organization.',
    next: 'Enable it with `PUT /data-integrations/{slug}`, or in the configuration of the organization.',
  },
  (slug: string) => `The data integration ${slug} is not enabled here. Set \`enabled\` to true first.`,
)

/** Refuses the tokens of an import, with all faults at once. */
export const invalidTokenCombination = defineError(
  {
    status: 422,
    code: 'invalid_token_combination',
    when: 'The tokens, their end and the state of an imported account contradict each other.',
  },
  (faults: readonly Fault[]) => ({ message: sentencesOf(faults), errors: faults }),
)

/** What is imported could never be renewed. */
export const clientNotConfigured = defineError(
  {
    status: 422,
    code: 'client_credentials_not_configured',
    when: 'Tokens are imported for a data integration whose client each organization brings, and this organization has not configured one.',
    next: 'Send `client_id` and `client_secret` in the configuration of the organization first.',
  },
  (slug: string) => `There is no client that could renew tokens of ${slug}. Configure one for the organization first.`,
)

/** Since the service refused the client. New credentials make the integration valid again. */
export const integrationUnusable = defineError(
  {
    status: 422,
    code: 'invalid_data_integration_state',
    when: 'The service has refused the client of the data integration.',
    next: 'Send the right client as `credentials` with `PUT /data-integrations/{slug}`.',
  },
  (slug: string) => `The service has refused the client of the data integration ${slug}. Update its credentials first.`,
)

/** No account is ended by it: with the right client, all of them work again. */
export const clientRefused = defineError(
  {
    status: 400,
    code: 'data_integration_client_refused',
    when: 'The service rejects the client of the data integration, so no tokens can be renewed. The accounts stay.',
    next: 'Send the right client as `credentials` with `PUT /data-integrations/{slug}`, or in the configuration of the organization.',
  },
  (slug: string) => `The service refuses the client of the data integration ${slug}. Update its credentials first.`,
)

/** Of an integration for which each organization brings a client. */
export const clientMissing = defineError(
  {
    status: 400,
    code: 'data_integration_client_missing',
    when: 'Each organization brings its own client for this data integration, and this organization has not configured one.',
    next: 'Send `client_id` and `client_secret` in the configuration of the organization.',
  },
  (slug: string) => `The organization has no client for ${slug}. Configure one for \`organization_id\` first.`,
)

/** Nothing has changed, so the caller may try again. */
export const serviceUnavailable = defineError(
  {
    status: 503,
    code: 'data_integration_unavailable',
    when: 'The service does not respond, or not according to OAuth, and the stored token has expired.',
    next: 'Send the request again after the number of seconds in Retry-After. The account stays as it is.',
    headers: () => ({ 'retry-after': '5' }),
  },
  (name: string) => `${name} gave no new token. The account stays connected. Try again in some seconds.`,
)

/** Accounts of an organization are for its active members alone. */
export const notInOrganization = defineError(
  {
    status: 403,
    code: 'user_not_an_active_member',
    when: 'The account belongs to an organization, and the user is not an active member of it; or it is the user’s own as a member who is deactivated.',
    next: 'Send the id of a user who is, or leave `organization_id` out for an account outside of organizations.',
  },
  () => 'The user is not an active member of the organization, whose accounts are only for its members.',
)

/** As with an object of the Vault: nothing opens it any more. */
export const accountDamaged = defineError(
  {
    status: 400,
    code: 'connected_account_damaged',
    when: 'The secrets of the account were changed in the database, or a key that they need was deleted.',
    next: 'Have the user connect the account again.',
  },
  (id: string) => `The secrets of ${id} cannot be opened any more. Connect the account again.`,
)

/** A connection is finished once: a page that is loaded again, or a forged address, ends here. */
export const connectionUnknown = defineError(
  {
    status: 400,
    code: 'connection_unknown',
    page: 'connectionUnknown',
    when: 'A browser comes back from a service to a connection that was finished, or was never started.',
    next: 'Begin again with `POST /data-integrations/{slug}/authorize`.',
  },
  () => 'This connection was finished already, or is not known here. Start again at the application.',
)
