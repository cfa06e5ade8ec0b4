import { Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { ConfigValuesSchema } from '../../pipe-providers/index.ts'
import { startConnection } from '../authorize/start.ts'
import {
  authMethodMismatch,
  clientMissing,
  integrationDisabled,
  invalidSelector,
  notInOrganization,
} from '../errors.ts'
import { connectionOwner, namedOwner } from '../owner.ts'
import { selectorParameters, toSelector } from '../select-account.ts'
import type { AccountPlace } from '../store.ts'

/** The URL is for one visit. No account is stored before the service has answered. */
export const authorizeOperation = defineOperation({
  id: 'DataIntegrationsController_getDataIntegrationAuthorizeUrl',
  method: 'POST',
  path: '/data-integrations/{slug}/authorize',
  summary: 'Get a URL that connects an account',
  description:
    'Redirect the user to it within ten minutes, in a browser in which you have authenticated them: anyone who opens it connects their own account to this user. It works once.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ slug: Type.String() }),
  body: Type.Object({
    ...connectionOwner,
    connected_account_id: selectorParameters.connected_account_id,
    connection_intent: Type.Optional(
      Type.Enum(['add', 'reauthorize'], {
        description:
          '`add` connects a further account beside those that are there; `reauthorize` connects the one that `connected_account_id` names.',
      }),
    ),
    return_to: Type.Optional(
      Type.String({
        maxLength: 2_000,
        description:
          'The URL to which the browser returns, with `error` and `error_description` if no account was connected.',
      }),
    ),
    config: Type.Optional(ConfigValuesSchema),
  }),
  success: { status: 200, body: Type.Object({ url: Type.String(secret) }) },
  errors: [notFound, notInOrganization, invalidSelector, authMethodMismatch, clientMissing, integrationDisabled],
  async handler({ params, body }, ctx) {
    const { return_to = null, config = {}, connected_account_id, connection_intent, ...named } = body
    const place = placeOf(connected_account_id, connection_intent)
    const owner = await namedOwner(ctx, named)
    const actingUserId = owner.userId === null ? named.user_id : null
    const wanted = { owner, actingUserId, place, config }
    return { url: await startConnection(ctx, params.slug, { ...wanted, returnTo: return_to }) }
  },
})

/** @throws invalidSelector */
function placeOf(connected_account_id: string | undefined, intent: 'add' | 'reauthorize' | undefined): AccountPlace {
  if (intent !== 'add') return toSelector(defined({ connected_account_id, connection_intent: intent }))
  if (connected_account_id !== undefined)
    throw invalidSelector('`connection_intent` is `add`, for which there is no `connected_account_id` yet.')
  return { isNew: true }
}
