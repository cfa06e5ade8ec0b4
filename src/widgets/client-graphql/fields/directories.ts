import { Type } from 'typebox'
import { type DirectoryRow, listDirectories } from '#directory-sync/directories/index.ts'
import {
  type DirectoryGroupRow,
  type DirectoryUserRow,
  listDirectoryGroups,
  listDirectoryUsers,
} from '#directory-sync/directory-objects/index.ts'
import { requireDirectory } from '../../widget-administration/index.ts'
import { permitted } from '../admissions.ts'
import { query } from '../define-field.ts'
import { pagingOf, toPage } from '../paging.ts'
import { requireShape } from '../require-shape.ts'
import type { Directory, DirectoryGroup, DirectoryUser } from '../types.generated.ts'

const forDirectories = permitted('widgets:dsync:manage')
const Search = Type.Object({ search: Type.Optional(Type.String({ maxLength: 200 })) })

export const directoryFields = [
  query('directoryConnections', forDirectories, async ({ search, ...paging }, ctx, { organizationId }) => {
    const filters = { organization_id: organizationId, ...requireShape(Search, { search }) }
    return toPage(await listDirectories(ctx, { ...pagingOf(paging), ...filters }), toDirectory)
  }),

  query('directoryConnection', forDirectories, async ({ id }, ctx, widget) =>
    toDirectory(await requireDirectory(ctx, widget, id)),
  ),

  query('directoryUsers', forDirectories, async ({ directoryId, ...paging }, ctx, widget) => {
    const { id } = await requireDirectory(ctx, widget, directoryId)
    return toPage(await listDirectoryUsers(ctx, { ...pagingOf(paging), directory: id }), toUser)
  }),

  query('directoryGroups', forDirectories, async ({ directoryId, ...paging }, ctx, widget) => {
    const { id } = await requireDirectory(ctx, widget, directoryId)
    return toPage(await listDirectoryGroups(ctx, { ...pagingOf(paging), directory: id }), toGroup)
  }),
]

function toDirectory(row: DirectoryRow): Directory {
  return {
    createdAt: row.created_at,
    externalKey: row.external_key,
    id: row.id,
    name: row.name,
    organizationId: row.organization_id,
    state: row.state,
    type: row.type,
    updatedAt: row.updated_at,
  }
}

function toUser(row: DirectoryUserRow): DirectoryUser {
  return {
    createdAt: row.created_at,
    directoryId: row.directory_id,
    email: row.email,
    firstName: row.first_name,
    id: row.id,
    idpId: row.idp_id,
    lastName: row.last_name,
    organizationId: row.organization_id,
    state: row.state,
    updatedAt: row.updated_at,
    username: row.user_name,
  }
}

function toGroup(row: DirectoryGroupRow): DirectoryGroup {
  return {
    createdAt: row.created_at,
    directoryId: row.directory_id,
    id: row.id,
    idpId: row.idp_id,
    name: row.name,
    organizationId: row.organization_id,
    updatedAt: row.updated_at,
  }
}
