import { environmentBeginnings } from '#environment/environments/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { resourceTypeUses } from '../resource-types/index.ts'
import { rolesArea } from './area.ts'
import * as permissionEvents from './events.ts'
import { createPermissionOperation } from './operations/create-permission.ts'
import { deletePermissionOperation } from './operations/delete-permission.ts'
import { getPermissionOperation } from './operations/get-permission.ts'
import { listPermissionsOperation } from './operations/list-permissions.ts'
import { updatePermissionOperation } from './operations/update-permission.ts'
import { isUsedByPermissions } from './service.ts'
import { beginWithPermissions } from './system-permissions.ts'

export const permissions = defineSlice({
  area: rolesArea,
  operations: [
    listPermissionsOperation,
    createPermissionOperation,
    getPermissionOperation,
    updatePermissionOperation,
    deletePermissionOperation,
  ],
  events: Object.values(permissionEvents),
  impersonalTexts: [[/^permission\.\w+ (name|description)$/, 'a permission']],
  tables: {
    permissions: {
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('Permission', id),
      readable: ['id', 'slug', 'resource_type_slug', 'system'],
      impersonal: { 'no person': ['name', 'description'] },
    },
  },
  fills: [
    environmentBeginnings.fill({ name: 'permissions', begin: beginWithPermissions }),
    resourceTypeUses.fill({ by: 'permissions', isUsed: isUsedByPermissions }),
  ],
})
