import { Type } from 'typebox'
import type { Item } from '../api.ts'
import { defineKind } from './define-kind.ts'

const organization = Type.String({ description: 'The external id of the organization that owns it.' })

export const connectResources = defineKind({
  name: 'connect_resources',
  one: 'resource',
  path: ['connect', 'resources'],
  key: 'uri',
  list: 'AuthkitOauthResourcesController_list',
  create: 'AuthkitOauthResourcesController_create',
  remove: 'AuthkitOauthResourcesController_delete',
})

export const connectApplications = defineKind({
  name: 'connect_applications',
  one: 'application',
  path: ['connect', 'applications'],
  key: 'name',
  list: 'ApplicationsController_list',
  create: 'ApplicationsController_create',
  update: 'ApplicationsController_update',
  renames: true,
  remove: 'ApplicationsController_delete',
  sets: ['scopes'],
  more: { organization },
  notManaged: 'client ids and secrets, which the server makes, key sets, and applications that registered themselves',
  skip: ({ was_dynamically_registered }) => was_dynamically_registered === true,
  async toFile(item: Item, api) {
    const { organization_id: id } = item
    return typeof id === 'string' && id !== '' ? { ...item, organization: await api.organizationKey(id) } : item
  },
  async toApi(value, api) {
    const { organization: key, ...rest } = value
    return key === undefined ? rest : { ...rest, organization_id: await api.organizationId(String(key)) }
  },
})
