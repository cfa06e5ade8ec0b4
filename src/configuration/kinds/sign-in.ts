import { isDeepStrictEqual } from 'node:util'
import type { Item } from '../api.ts'
import { defineKind } from './define-kind.ts'
import type { Kind } from './kind.ts'

export const redirectUris = withoutMembers({
  name: 'redirect_uris',
  one: 'redirect URI',
  key: 'uri',
  list: 'RedirectUrisController_list',
  create: 'RedirectUrisController_create',
  remove: 'RedirectUrisController_delete',
  notManaged: 'which one is the default: the first that was registered',
})

export const corsOrigins = withoutMembers({
  name: 'cors_origins',
  one: 'origin',
  key: 'origin',
  list: 'CorsOriginsController_list',
  create: 'CorsOriginsController_createCorsOrigin',
  remove: 'gatehouse.cors_origins.delete',
})

export const jwtTemplate = defineKind({
  name: 'jwt_template',
  one: 'JWT template',
  path: ['jwt_template'],
  shape: 'single',
  member: 'content',
  key: 'object',
  list: 'JwtTemplatesController_getJwtTemplate',
  create: 'JwtTemplatesController_updateJwtTemplate',
  update: 'JwtTemplatesController_updateJwtTemplate',
  remove: 'gatehouse.jwt_template.delete',
})

export const socialProviders = defineKind({
  name: 'social_providers',
  one: 'social provider',
  path: ['social_providers'],
  key: 'provider',
  list: 'gatehouse.social_providers.list',
  create: 'gatehouse.social_providers.create',
  update: 'gatehouse.social_providers.update',
  remove: 'gatehouse.social_providers.delete',
  sets: ['scopes'],
  skip: ({ client_id }) => client_id === null,
  holder: { kind: 'social_provider', id: 'provider' },
  // The server shows those that every sign-in needs as well.
  same: {
    scopes: (wanted, has) =>
      Array.isArray(wanted) && Array.isArray(has) && wanted.every((scope: unknown) => has.includes(scope)),
  },
})

export const actionEndpoints = defineKind({
  name: 'action_endpoints',
  one: 'action endpoint',
  path: ['action_endpoints'],
  key: 'type',
  list: 'gatehouse.actions.list_endpoints',
  create: 'gatehouse.actions.create_endpoint',
  update: 'gatehouse.actions.update_endpoint',
  remove: 'gatehouse.actions.delete_endpoint',
  notManaged: 'their secrets, which the server makes',
})

export const webhookEndpoints = defineKind({
  name: 'webhook_endpoints',
  one: 'webhook endpoint',
  path: ['webhook_endpoints'],
  key: 'endpoint_url',
  list: 'WebhookEndpointsController_list',
  create: 'WebhookEndpointsController_create',
  update: 'WebhookEndpointsController_update',
  renames: true,
  remove: 'WebhookEndpointsController_delete',
  sets: ['events'],
  blank: { status: 'enabled' },
  notManaged: 'their secrets, which the server makes',
})

const newSchema = 'AuditLogValidatorVersionsController_create'

/** A change is a new version of the schema. */
export const auditSchemas: Kind = {
  ...defineKind({
    name: 'audit_schemas',
    one: 'schema of an audit log action',
    path: ['audit_schemas'],
    key: 'name',
    list: 'AuditLogValidatorsController_list',
    create: newSchema,
    update: newSchema,
    notManaged: 'deletions: a schema stays for the events that have it',
    toFile: ({ name, schema }: Item) => ({ name, ...(schema as Item) }),
  }),
  async create({ api, key, value }) {
    await api.call('POST', `/audit_logs/actions/${encodeURIComponent(key)}/schemas`, value)
  },
  async update({ api, found, key, value }) {
    const { object: _object, version: _version, created_at: _created, ...current } = found.value
    await api.call('POST', `/audit_logs/actions/${encodeURIComponent(key)}/schemas`, { ...current, ...value })
  },
  same: { metadata: isDeepStrictEqual, actor: isDeepStrictEqual, targets: isDeepStrictEqual },
}

/** Things that have no members beside their key are lists. */
function withoutMembers(definition: {
  name: string
  one: string
  key: string
  list: string
  create: string
  remove: string
  notManaged?: string
}): Kind {
  const { name } = definition
  const path = [name]
  return defineKind({ ...definition, path, shape: 'list' })
}
