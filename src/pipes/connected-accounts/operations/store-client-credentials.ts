import { Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidSelector, tooManyAccounts } from '../errors.ts'
import { storeClientCredentials } from '../keys.ts'
import { connectionOwner, namedOwner } from '../owner.ts'
import { AddedAccount, accountClient, ConnectedAccount, toConnectedAccount } from '../schemas.ts'
import { targetParameters, toTarget } from '../select-account.ts'
import { credentialErrors } from './credential-errors.ts'

const path = '/data-integrations/{slug}/client-credentials'
const params = Type.Object({ slug: Type.String() })

export const storeClientCredentialsOperation = defineOperation({
  id: 'DataIntegrationsController_upsertClientCredentials',
  method: 'PUT',
  path,
  summary: 'Set the client of a connected account',
  description: 'Replaces an earlier one. Its first token is requested when it is needed.',
  surface: 'api',
  access: 'api_key',
  params,
  body: Type.Object({ ...connectionOwner, ...targetParameters, ...accountClient }),
  success: { status: 200, body: ConnectedAccount },
  errors: [invalidSelector, ...credentialErrors],
  async handler({ params: { slug }, body }, ctx) {
    const { user_id, organization_id, connection_owner, connected_account_id, connection_intent, ...client } = body
    const place = toTarget(defined({ connected_account_id, connection_intent }))
    const owner = await namedOwner(ctx, { user_id, ...defined({ organization_id, connection_owner }) })
    return toConnectedAccount(await storeClientCredentials(ctx, slug, owner, client, place))
  },
})

export const addClientCredentialsOperation = defineOperation({
  id: 'gatehouse.pipes.client_credentials.add',
  method: 'POST',
  path,
  summary: 'Connect a further account by a client',
  description:
    'The first account of an owner has the `connection_role` `compatibility`, and each further one `standard`. Its first token is requested when it is needed.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params,
  body: Type.Object({ ...connectionOwner, ...AddedAccount, ...accountClient }),
  success: { status: 201, body: ConnectedAccount },
  errors: [tooManyAccounts, ...credentialErrors],
  async handler({ params: { slug }, body }, ctx) {
    const { user_id, organization_id, connection_owner, connection_intent: _, ...client } = body
    const owner = await namedOwner(ctx, { user_id, ...defined({ organization_id, connection_owner }) })
    return toConnectedAccount(await storeClientCredentials(ctx, slug, owner, client, { isNew: true }))
  },
})
