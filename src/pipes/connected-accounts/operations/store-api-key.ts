import { Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidSelector, tooManyAccounts } from '../errors.ts'
import { storeApiKey } from '../keys.ts'
import { connectionOwner, namedOwner } from '../owner.ts'
import { AddedAccount, ConnectedAccount, keySecret, toConnectedAccount } from '../schemas.ts'
import { targetParameters, toTarget } from '../select-account.ts'
import { credentialErrors } from './credential-errors.ts'

const path = '/data-integrations/{slug}/api-key'
const params = Type.Object({ slug: Type.String() })

export const storeApiKeyOperation = defineOperation({
  id: 'DataIntegrationsController_upsertApiKey',
  method: 'PUT',
  path,
  summary: 'Set the key of a connected account',
  description: 'Replaces an earlier one.',
  surface: 'api',
  access: 'api_key',
  params,
  body: Type.Object({ ...connectionOwner, ...targetParameters, ...keySecret }),
  success: { status: 200, body: ConnectedAccount },
  errors: [invalidSelector, ...credentialErrors],
  async handler({ params: { slug }, body: { secret, connected_account_id, connection_intent, ...named } }, ctx) {
    const place = toTarget(defined({ connected_account_id, connection_intent }))
    return toConnectedAccount(await storeApiKey(ctx, slug, await namedOwner(ctx, named), { secret }, place))
  },
})

export const addApiKeyOperation = defineOperation({
  id: 'gatehouse.pipes.api_keys.add',
  method: 'POST',
  path,
  summary: 'Connect a further account by a key',
  description:
    'The first account of an owner has the `connection_role` `compatibility`, and each further one `standard`.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params,
  body: Type.Object({ ...connectionOwner, ...AddedAccount, ...keySecret }),
  success: { status: 201, body: ConnectedAccount },
  errors: [tooManyAccounts, ...credentialErrors],
  async handler({ params: { slug }, body }, ctx) {
    const { secret, account_identifier, account_display_name, connection_intent: _, ...named } = body
    const key = { secret, ...defined({ account_identifier, account_display_name }) }
    return toConnectedAccount(await storeApiKey(ctx, slug, await namedOwner(ctx, named), key, { isNew: true }))
  },
})
