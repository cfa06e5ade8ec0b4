import { Type } from 'typebox'
import { allowsMultipleRoles, defaultRole } from '#access/roles/index.ts'
import { lockDirectory } from '#directory-sync/directories/index.ts'
import {
  browseGroups,
  findGroupsIn,
  listGroupRoles,
  replaceGroupRoles,
} from '#directory-sync/directory-objects/index.ts'
import { groupRoleForms, mappedGroups, readRoles } from '../../kit/index.ts'
import { directoryPages } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { renderPortalDirectoryRoles } from './roles.tsx'

const mostGroups = 100

const rolesPage = directoryPages.page({
  name: 'roles',
  summary: 'Show the roles of the groups of a directory',
  query: { q: Type.Optional(Type.String({ maxLength: 100 })) },
  async show(about, { q = '' }, { fields }) {
    const { ctx, organization } = about.portal
    const { id } = about.subject
    const search = q.trim()
    const [{ roles, roleName }, byDefault, isUnion, given, groups] = await Promise.all([
      readRoles(about.portal),
      defaultRole(ctx, organization.id),
      allowsMultipleRoles(ctx),
      listGroupRoles(ctx, id),
      browseGroups(ctx, id, { limit: mostGroups, search: search === '' ? undefined : search }),
    ])
    const known = await findGroupsIn(ctx, id, [...new Set(given.map(({ group }) => group))])
    const groupName = (wanted: string) => known.find((each) => each.id === wanted)?.name ?? wanted
    return renderPortalDirectoryRoles({
      place: placeOf(about),
      mapped: mappedGroups(about, given, { groupName, roleName }),
      defaultRole: roleName(byDefault),
      isUnion,
      groups: groups.rows,
      roles,
      search: search !== '' || groups.next !== undefined ? { value: search } : undefined,
      addForm: about.form('roles'),
      group: fields.group,
      role: fields.role,
    })
  },
})

const forms = groupRoleForms(directoryPages, {
  summaries: ['Add a group of a directory that gives a role', 'Remove a group of a directory that gives a role'],
  texts: texts.roles,
  list: ({ portal, subject }) => listGroupRoles(portal.ctx, subject.id),
  async faultOf({ portal, page, subject }, group) {
    const found = await findGroupsIn(portal.ctx, subject.id, [group])
    return found.length === 0 ? texts.roles(page).errors.group : undefined
  },
  // Changes follow one another, so that none undoes another.
  change: ({ portal, subject: { id } }, change) =>
    portal.ctx.transaction(async (tx) => {
      await lockDirectory(tx, id)
      await replaceGroupRoles(tx, id, change(await listGroupRoles(tx, id)))
    }),
})

export const directoryRoleOperations = [rolesPage, ...forms]
