import type { Item } from '../api.ts'
import { defineKind, inTurn } from './define-kind.ts'
import type { Kind } from './kind.ts'
import { bodyOf } from './schemas.ts'

export const permissions = defineKind({
  name: 'permissions',
  one: 'permission',
  path: ['permissions'],
  key: 'slug',
  list: 'AuthorizationPermissionsController_list',
  create: 'AuthorizationPermissionsController_create',
  update: 'AuthorizationPermissionsController_update',
  remove: 'AuthorizationPermissionsController_delete',
  notManaged: 'those that are built in',
  skip: ({ system }) => system === true,
})

export const resourceTypes = defineKind({
  name: 'resource_types',
  one: 'resource type',
  path: ['resource_types'],
  key: 'slug',
  list: 'gatehouse.resource_types.list',
  create: 'gatehouse.resource_types.declare',
  update: 'gatehouse.resource_types.declare',
  remove: 'gatehouse.resource_types.delete',
  replaces: true,
  sets: ['parent_slugs'],
  notManaged: 'those that were only used, and `organization`',
  skip: ({ slug, declared }) => slug === 'organization' || declared !== true,
})

const rolesByOperations = defineKind({
  name: 'roles',
  one: 'role',
  path: ['roles'],
  key: 'slug',
  list: 'AuthorizationRolesController_list',
  create: 'AuthorizationRolesController_create',
  update: 'AuthorizationRolesController_update',
  remove: 'gatehouse.roles.delete',
  own: { permissions: 'AuthorizationRolePermissionsController_setPermissions' },
  more: permissionsOf('AuthorizationRolePermissionsController_setPermissions'),
  sets: ['permissions'],
  blank: { permissions: [] },
})

/** A slug does not change: the role with the other one takes over everyone who had the former. */
export const roles: Kind = {
  ...rolesByOperations,
  async rename({ api, found, key, value }) {
    // An earlier run may have come so far.
    const isThere = (await api.find(`/authorization/roles/${key}`)) !== undefined
    if (!isThere) await rolesByOperations.create?.({ api, key, value: { ...found.value, ...value } })
    await api.call('DELETE', `/authorization/roles/${found.key}?reassign_to=${key}`)
  },
}

export const organizationRoles = defineKind({
  name: 'organization_roles',
  one: 'role of an organization',
  path: ['roles'],
  parent: 'organizations',
  key: 'slug',
  list: 'AuthorizationOrganizationRolesController_list',
  create: 'AuthorizationOrganizationRolesController_create',
  update: 'AuthorizationOrganizationRolesController_update',
  remove: 'AuthorizationOrganizationRolesController_delete',
  own: { permissions: 'AuthorizationOrganizationRolePermissionsController_setPermissions' },
  more: permissionsOf('AuthorizationOrganizationRolePermissionsController_setPermissions'),
  sets: ['permissions'],
  blank: { permissions: [] },
  notManaged: 'their order and the default role of one organization',
  skip: ({ type }) => type !== 'OrganizationRole',
})

export const flags = defineKind({
  name: 'flags',
  one: 'feature flag',
  path: ['flags'],
  key: 'slug',
  list: 'FeatureFlagsController_list',
  create: 'gatehouse.feature_flags.create',
  update: 'gatehouse.feature_flags.update',
  remove: 'gatehouse.feature_flags.delete',
  // It follows from the default value, the percentage and the targets.
  omit: ['access_type'],
  sets: ['tags'],
  notManaged: 'users and custom targets',
  async read(api, { slug }: Item) {
    const { rollout_percentage } = await api.call('GET', `/feature-flags/${encodeURIComponent(String(slug))}/rule`)
    return { rollout_percentage }
  },
})

const setTarget = 'gatehouse.feature_flags.set_target'

/** Organizations, of which a flag may have many thousands: those of the file, or all in an export. */
export const flagTargets: Kind = {
  ...defineKind({
    name: 'flag_organizations',
    one: 'organization of a feature flag',
    path: ['organizations'],
    parent: 'flags',
    member: 'enabled',
    key: 'external_id',
    list: 'gatehouse.feature_flags.list_targets',
    create: setTarget,
    update: setTarget,
  }),
  async list(api, flag) {
    const targets = await api.list(`${pathOf(flag?.key ?? '')}/targets?limit=100`)
    const ofOrganizations = targets.filter(({ type }) => type === 'organization')
    const found = await inTurn(ofOrganizations, async (item) => ({
      key: (await api.organizationKey(String(item.id))) ?? '',
      item,
      value: { enabled: item.enabled },
    }))
    return found.filter(({ key }) => key !== '')
  },
  async create({ api, key, value, parent }) {
    await api.call('PUT', `${pathOf(parent?.key ?? '')}/targets/${await api.organizationId(key)}`, value)
  },
  async update({ api, found, value, parent }) {
    await api.call('PUT', `${pathOf(parent?.key ?? '')}/targets/${found.item.id}`, value)
  },
  async remove({ api, found, parent }) {
    await api.call('DELETE', `${pathOf(parent?.key ?? '')}/targets/${found.item.id}`)
  },
}

const pathOf = (slug: string) => `/feature-flags/${encodeURIComponent(slug)}`

function permissionsOf(id: string) {
  const { permissions: schema } = bodyOf(id)
  return schema === undefined ? {} : { permissions: schema }
}
