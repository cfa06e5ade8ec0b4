import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { notInOrganization } from '../errors.ts'
import { importAccount } from '../import.ts'
import { organizationFor } from '../owner.ts'
import { ActingMember, ConnectedAccount, ImportAccount, toConnectedAccount } from '../schemas.ts'
import { sharedAccountParams, sharedAccountPath } from './account-address.ts'
import { importErrors } from './import-account.ts'

/** The member who acts does not become the owner: the account stays when they leave. */
export const importSharedAccountOperation = defineOperation({
  id: 'DataIntegrationsOrganizationController_createOrganizationDataInstallation',
  method: 'POST',
  path: sharedAccountPath,
  summary: 'Import a connected account of an organization',
  description: 'Stores tokens that were got elsewhere, for the same client as that of the data integration.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: sharedAccountParams,
  body: Type.Object({ ...ImportAccount.properties, ...ActingMember }),
  success: { status: 201, body: ConnectedAccount },
  errors: [notFound, notInOrganization, ...importErrors],
  async handler({ params, body: { user_id, ...tokens } }, ctx) {
    const owner = await organizationFor(ctx, params.organization_id, user_id)
    return toConnectedAccount(await importAccount(ctx, params.slug, owner, tokens))
  },
})
