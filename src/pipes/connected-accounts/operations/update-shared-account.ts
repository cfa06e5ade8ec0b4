import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { notInOrganization } from '../errors.ts'
import { updateAccount } from '../import.ts'
import { organizationFor } from '../owner.ts'
import { ActingMember, ConnectedAccount, ImportedTokens, toConnectedAccount } from '../schemas.ts'
import { toTarget } from '../select-account.ts'
import { sharedAccountParams, sharedAccountPath, sharedTargetQuery } from './account-address.ts'
import { updateErrors } from './update-account.ts'

export const updateSharedAccountOperation = defineOperation({
  id: 'DataIntegrationsOrganizationController_updateOrganizationDataInstallation',
  method: 'PUT',
  path: sharedAccountPath,
  summary: 'Update a connected account of an organization',
  description: 'Members that you leave out stay unchanged; a new `access_token` needs its own `expires_at`.',
  surface: 'api',
  access: 'api_key',
  params: sharedAccountParams,
  query: sharedTargetQuery,
  body: Type.Object({ ...ImportedTokens.properties, ...ActingMember }),
  success: { status: 200, body: ConnectedAccount },
  errors: [notFound, notInOrganization, ...updateErrors],
  async handler({ params, query, body: { user_id, ...tokens } }, ctx) {
    const target = toTarget(query)
    const owner = await organizationFor(ctx, params.organization_id, user_id)
    return toConnectedAccount(await updateAccount(ctx, params.slug, owner, target, tokens))
  },
})
