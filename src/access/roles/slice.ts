import { environmentBeginnings } from '#environment/environments/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { rolesArea } from '../permissions/index.ts'
import { resourceTypeUses } from '../resource-types/index.ts'
import { beginWithRoles } from './built-in.ts'
import { endOrganizationRoles } from './end-organization-roles.ts'
import * as roleEvents from './events.ts'
import { addOrganizationRolePermissionOperation } from './operations/add-organization-role-permission.ts'
import { addRolePermissionOperation } from './operations/add-role-permission.ts'
import { createOrganizationRoleOperation } from './operations/create-organization-role.ts'
import { createRoleOperation } from './operations/create-role.ts'
import { deleteOrganizationRoleOperation } from './operations/delete-organization-role.ts'
import { deleteRoleOperation } from './operations/delete-role.ts'
import { getOrganizationRoleOperation } from './operations/get-organization-role.ts'
import { getOrganizationRoleSettingsOperation } from './operations/get-organization-role-settings.ts'
import { getRoleOperation } from './operations/get-role.ts'
import { getRoleSettingsOperation } from './operations/get-role-settings.ts'
import { listOrganizationRolesOperation } from './operations/list-organization-roles.ts'
import { listOrganizationRolesAliasOperation } from './operations/list-organization-roles-alias.ts'
import { listRolesOperation } from './operations/list-roles.ts'
import { removeOrganizationRolePermissionOperation } from './operations/remove-organization-role-permission.ts'
import { setDefaultRoleOperation } from './operations/set-default-role.ts'
import { setOrganizationDefaultRoleOperation } from './operations/set-organization-default-role.ts'
import { setOrganizationPriorityOperation } from './operations/set-organization-priority.ts'
import { setOrganizationRolePermissionsOperation } from './operations/set-organization-role-permissions.ts'
import { setPriorityOperation } from './operations/set-priority.ts'
import { setRolePermissionsOperation } from './operations/set-role-permissions.ts'
import { setRoleSettingsOperation } from './operations/set-role-settings.ts'
import { updateOrganizationRoleOperation } from './operations/update-organization-role.ts'
import { updateRoleOperation } from './operations/update-role.ts'
import { isUsedByRoles } from './read-roles.ts'

export const roles = defineSlice({
  area: rolesArea,
  operations: [
    listRolesOperation,
    createRoleOperation,
    getRoleOperation,
    updateRoleOperation,
    setRolePermissionsOperation,
    addRolePermissionOperation,
    listOrganizationRolesOperation,
    listOrganizationRolesAliasOperation,
    createOrganizationRoleOperation,
    getOrganizationRoleOperation,
    updateOrganizationRoleOperation,
    deleteOrganizationRoleOperation,
    setOrganizationRolePermissionsOperation,
    addOrganizationRolePermissionOperation,
    removeOrganizationRolePermissionOperation,
    setPriorityOperation,
    setDefaultRoleOperation,
    deleteRoleOperation,
    setOrganizationPriorityOperation,
    setOrganizationDefaultRoleOperation,
    getRoleSettingsOperation,
    setRoleSettingsOperation,
    getOrganizationRoleSettingsOperation,
  ],
  events: Object.values(roleEvents),
  impersonalTexts: [[/^(organization_role|role|group)\.\w+ (name|description|permissions)$/, 'a role or group']],
  tables: {
    // A view: which roles memberships have through groups on their organization. Authorization keeps what it shows.
    organization_group_roles: {},
    roles: {
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('Role', id),
      readable: ['id', 'slug', 'organization_id'],
      impersonal: { 'no person': ['name', 'description'] },
    },
    role_permissions: { readable: ['role_id', 'permission_id'] },
    role_settings: { readable: ['multiple_roles'] },
    organization_role_orders: {},
  },
  fills: [
    environmentBeginnings.fill({ name: 'roles', begin: beginWithRoles }),
    endsWithOrganization.fill({ end: endOrganizationRoles }),
    resourceTypeUses.fill({ by: 'roles', isUsed: isUsedByRoles }),
  ],
})
