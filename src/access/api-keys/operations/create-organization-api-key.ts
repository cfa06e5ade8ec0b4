import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { createOrganizationApiKey } from '../create.ts'
import { CreateOrganizationApiKey, OrganizationApiKeyWithValue, toOrganizationApiKey } from '../schemas.ts'

export const createOrganizationApiKeyOperation = defineOperation({
  id: 'OrganizationApiKeysController_create',
  method: 'POST',
  path: '/organizations/{organizationId}/api_keys',
  summary: 'Create an API key for an organization',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ organizationId: Type.String() }),
  body: CreateOrganizationApiKey,
  success: { status: 201, body: OrganizationApiKeyWithValue },
  errors: [notFound],
  async handler({ params, body }, ctx) {
    const { value, ...row } = await createOrganizationApiKey(ctx, params.organizationId, body)
    return { ...toOrganizationApiKey(row), value }
  },
})
