import { isDeepStrictEqual } from 'node:util'
import type { TProperties } from 'typebox'
import { recordOf } from '#platform/records.ts'
import type { Item } from '../api.ts'
import { defineKind, pick } from './define-kind.ts'
import type { Kind } from './kind.ts'
import { bodyOf, propertiesOf } from './schemas.ts'

/** Settings of connections, in Gatehouse's own spelling. */
const connectionMembers = ['type', 'name', 'state', 'domains', 'saml', 'oidc', 'attribute_map', 'group_roles']
const connectionBody = bodyOf('ConnectionsController_patch')

export const connections = defineKind({
  name: 'connections',
  one: 'connection',
  path: ['connections'],
  parent: 'organizations',
  key: 'external_id',
  list: 'ConnectionsController_list',
  create: 'ConnectionsController_create',
  update: 'ConnectionsController_patch',
  remove: 'ConnectionsController_delete',
  renames: true,
  omit: Object.keys({ ...bodyOf('ConnectionsController_create'), ...connectionBody }).filter(
    (member) => !connectionMembers.includes(member),
  ),
  sets: ['domains', 'saml.idp_certificates', 'oidc.scopes'],
  blank: { state: 'active' },
  notManaged: 'those without an external id, keys and certificates that the server makes, and metadata that is text',
  query: (organization) => ({ organization_id: String(organization?.item.id) }),
  async read(api, { id }) {
    return api.call('GET', `/connections/${String(id)}/configuration`)
  },
  skip: ({ connection_type }) => connection_type === 'TestIdp',
  // Whether it is complete and its provider known follows from its settings.
  toFile: ({ state, ...item }: Item) => (state === 'inactive' ? { ...item, state } : item),
  hasSecret: ({ has_client_secret }) => has_client_secret === true,
  holder: { kind: 'connection', id: 'id' },
  same: {
    state: (wanted, has) => wanted === 'active' && has === undefined,
    'saml.idp_certificates': (wanted, has) => isDeepStrictEqual(certificatesOf(wanted), certificatesOf(has)),
  },
})

/** Without line breaks and headers, which the server writes in its own way. */
function certificatesOf(list: unknown): string[] {
  return Array.isArray(list) ? list.map((pem) => String(pem).replaceAll(/-----[A-Z ]+-----|\s/g, '')).sort() : []
}

const destinationSchema = bodyOf('gatehouse.audit_logs.create_stream').destination
const destinationMembers: TProperties = propertiesOf(destinationSchema)
const { type: _type, ...destination } = destinationMembers

export const logStreams: Kind = {
  ...defineKind({
    name: 'log_streams',
    one: 'log stream',
    path: ['log_streams'],
    parent: 'organizations',
    key: 'type',
    list: 'gatehouse.audit_logs.list_streams',
    create: 'gatehouse.audit_logs.create_stream',
    update: 'gatehouse.audit_logs.update_stream',
    remove: 'gatehouse.audit_logs.delete_stream',
    omit: ['destination', 'begin_with'],
    more: destination,
    blank: { state: 'active' },
    notManaged: 'second ones to the same kind of destination; how far they are',
    query: (organization) => ({ organization_id: String(organization?.item.id) }),
    toFile: ({ destination: to, state, id }: Item) => ({
      id,
      ...recordOf(to),
      ...(state === 'inactive' ? { state } : {}),
    }),
    same: { state: (wanted, has) => wanted === 'active' && has === undefined },
    holder: { kind: 'log_stream', id: 'id' },
    hasSecret: ({ destination: to }, name) => Object.hasOwn(membersOfType(recordOf(to).type), name),
  }),
  async create({ api, key, value: { state, ...to }, parent }) {
    await api.call('POST', '/audit_logs/streams', {
      organization_id: parent?.item.id,
      destination: { type: key, ...to },
      ...(state === undefined ? {} : { state }),
    })
  },
  async update({ api, key, value: { state, ...to }, found }) {
    const { state: _state, ...settings } = found.value
    await api.call('PATCH', `/audit_logs/streams/${String(found.item.id)}`, {
      ...(Object.keys(to).length === 0 ? {} : { destination: { type: key, ...settings, ...to } }),
      ...(state === undefined ? {} : { state }),
    })
  },
}

/** What streams to one kind of destination have. */
function membersOfType(type: unknown): TProperties {
  const { oneOf } = recordOf(destinationSchema)
  const shapes = Array.isArray(oneOf) ? oneOf.map(propertiesOf) : []
  return shapes.find((shape) => recordOf(shape.type).const === type) ?? {}
}

export const userPipes = pipes('user', '')
export const organizationPipes = pipes('organization', 'Organization')

/** A service has an integration for the accounts of people, and one for those of organizations. */
function pipes(ownership: 'user' | 'organization', infix: string): Kind {
  const { custom_provider } = bodyOf('DataIntegrationsManagementController_createDataIntegration')
  return defineKind({
    name: `${ownership}_pipes`,
    one: `integration of Pipes for accounts of ${ownership}s`,
    path: ['pipes', ownership],
    key: 'slug',
    list: 'DataIntegrationsManagementController_listDataIntegrations',
    create: 'DataIntegrationsManagementController_createDataIntegration',
    update: `DataIntegrationsManagementController_update${infix}DataIntegration`,
    remove: `DataIntegrationsManagementController_delete${infix}DataIntegration`,
    omit: ['provider', 'ownership', 'api_key'],
    more: custom_provider === undefined ? {} : { custom_provider },
    sets: ['scopes', 'auth_methods'],
    notManaged: 'API keys for all, and connected accounts',
    query: () => ({ ownership }),
    toFile: ({ credentials, ...item }: Item) => ({
      ...item,
      ...(credentials === null ? {} : { credentials: pick(recordOf(credentials), ['type', 'client_id']) }),
    }),
    toApi: (value, _api, key) => ({ ...value, provider: key, ownership }),
    holder: { kind: 'data_integration', id: 'id' },
    hasSecret: ({ credentials }) => typeof recordOf(credentials).redacted_client_secret === 'string',
  })
}
