import { endsWithUser } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { endsWithMembership } from '../organization-memberships/index.ts'
import { endApiKeys } from './end-api-keys.ts'
import * as apiKeyEvents from './events.ts'
import { createOrganizationApiKeyOperation } from './operations/create-organization-api-key.ts'
import { createUserApiKeyOperation } from './operations/create-user-api-key.ts'
import { deleteApiKeyOperation } from './operations/delete-api-key.ts'
import { expireApiKeyOperation } from './operations/expire-api-key.ts'
import { listOrganizationApiKeysOperation } from './operations/list-organization-api-keys.ts'
import { listUserApiKeysOperation } from './operations/list-user-api-keys.ts'
import { validateApiKeyOperation } from './operations/validate-api-key.ts'

export const apiKeys = defineSlice({
  area: {
    name: 'API keys',
    group: 'Access',
    description: 'Keys that you issue to your customers, and validate when they call your API.',
  },
  operations: [
    listOrganizationApiKeysOperation,
    createOrganizationApiKeyOperation,
    listUserApiKeysOperation,
    createUserApiKeyOperation,
    validateApiKeyOperation,
    expireApiKeyOperation,
    deleteApiKeyOperation,
  ],
  events: Object.values(apiKeyEvents),
  impersonalTexts: [[/^api_key\.\w+ (name|obfuscated_value|permissions)$/, 'a key, which is no person']],
  tables: {
    api_keys: {
      moves: 'they are known by hashes under keys of the database: make new ones',
      kept: { until: 'it is deleted: a customer sees the keys that ran out' },
      missing: (id: string) => notFound('API Key', id),
      readable: ['id', 'name', 'organization_id', 'user_id', 'expires_at'],
      impersonal: { 'keys, which are no persons': ['name', 'obfuscated_value', 'permissions'] },
    },
    api_key_settings: {
      impersonal: { 'keys, which are no persons': ['organization_permissions', 'user_permissions'] },
    },
  },
  fills: [
    endsWithUser.fill((tx, userId) => endApiKeys(tx, { userId })),
    endsWithOrganization.fill({ end: (tx, organizationId) => endApiKeys(tx, { organizationId }), isOfMembers: true }),
    endsWithMembership.fill((tx, { user_id, organization_id }) =>
      endApiKeys(tx, { userId: user_id, organizationId: organization_id }),
    ),
  ],
})
