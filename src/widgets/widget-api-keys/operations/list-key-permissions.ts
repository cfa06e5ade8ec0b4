import type { OrganizationWidget } from '../../widget-tokens/index.ts'
import { type KeyHolder, organizationKeys, ownKeys } from '../key-holders.ts'
import { listKeyPermissions } from '../keys.ts'
import { KeyPermissions, PermissionQuery } from '../schemas.ts'

const listPermissions = <W extends OrganizationWidget>({ define, name, whose, path }: KeyHolder<W>) =>
  define({
    id: `gatehouse.widgets.${name}.permissions`,
    method: 'GET',
    path: `${path}/permissions`,
    summary: `List what a key ${whose} may permit`,
    query: PermissionQuery,
    success: { status: 200, body: KeyPermissions },
    handler: ({ query }, ctx, widget) => listKeyPermissions(ctx, widget, query.search),
  })

/** What the caller may give to a key: no more than their own permissions. */
export const listKeyPermissionsOperations = [listPermissions(organizationKeys), listPermissions(ownKeys)]
