import { Type } from 'typebox'
import { allowsMultipleRoles, defaultRole, type GroupRole, listOrganizationRoles } from '#access/roles/index.ts'
import { type DirectoryRow, lockDirectory } from '#directory-sync/directories/index.ts'
import {
  browseGroups,
  findGroupsIn,
  listGroupRoles,
  replaceGroupRoles,
} from '#directory-sync/directory-objects/index.ts'
import { readFailureCookie } from '#pages/kit/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import {
  definePortalForm,
  definePortalPage,
  failureSubject,
  goTo,
  type Portal,
  portalForm,
  refuse,
  showPortalPage,
} from '../../kit/index.ts'
import { directoryOf, directoryPath, pathOf } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { renderPortalDirectoryRoles } from './roles.tsx'

const path = `${directoryPath}/{id}/roles`
const part = 'directory'
const mapping = { group: Type.String({ maxLength: 255 }), role: Type.String({ maxLength: 255 }) }
const mostGroups = 100

const rolesPage = definePortalPage({
  name: 'directory.roles',
  path,
  summary: 'Show which groups of a directory give roles',
  part,
  query: { q: Type.Optional(Type.String({ maxLength: 100 })) },
  async show(portal, { id }, { q = '' }) {
    const { ctx, organization } = portal
    const directory = await directoryOf(portal, id)
    const url = pathOf(directory, 'roles')
    const search = q.trim()
    const [all, byDefault, isUnion, given, groups] = await Promise.all([
      listOrganizationRoles(ctx, organization.id),
      defaultRole(ctx, organization.id),
      allowsMultipleRoles(ctx),
      listGroupRoles(ctx, directory.id),
      browseGroups(ctx, directory.id, { limit: mostGroups, search: search === '' ? undefined : search }),
    ])
    const known = await findGroupsIn(ctx, directory.id, [...new Set(given.map(({ group }) => group))])
    const { failure, cookies } = readFailureCookie(portal.context, failureSubject(portal, url))
    const roleName = (slug: string) => all.find((each) => each.slug === slug)?.name ?? slug
    const groupName = (wanted: string) => known.find((each) => each.id === wanted)?.name ?? wanted
    const html = renderPortalDirectoryRoles({
      place: placeOf(portal, directory),
      mapped: given.map(({ group, role }) => ({
        group: groupName(group),
        role: roleName(role),
        removeForm: portalForm(portal, `${url}/remove`, { group, role }),
      })),
      defaultRole: roleName(byDefault),
      isUnion,
      groups: groups.rows,
      roles: all.filter(({ resource_type_slug }) => resource_type_slug === 'organization'),
      search: search !== '' || groups.next !== undefined ? { value: search } : undefined,
      addForm: portalForm(portal, url),
      group: failure.fields.group,
      role: failure.fields.role,
    })
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

const addForm = definePortalForm({
  name: 'directory.roles.add',
  path,
  summary: 'Add a group of a directory that gives a role',
  part,
  fields: mapping,
  async submit(portal, { group, role }, { id }) {
    const directory = await directoryOf(portal, id)
    const url = pathOf(directory, 'roles')
    const { errors } = texts.roles(portal.page)
    const refuseGroup = (error: string) =>
      refuse(portal, url, { fields: { group: { value: group, error }, role: { value: role } } })
    if ((await findGroupsIn(portal.ctx, directory.id, [group])).length === 0) return refuseGroup(errors.group)
    const isSame = (each: GroupRole) => each.group === group && each.role === role
    if ((await listGroupRoles(portal.ctx, directory.id)).some(isSame)) return refuseGroup(errors.known)
    try {
      await changeRoles(portal, directory, (present) => [...present, { group, role }])
    } catch (error) {
      if (!(error instanceof DomainError) || error.definition.status >= 500) throw error
      return refuse(portal, url, { fields: { group: { value: group }, role: { error: errors.role } } })
    }
    return goTo(portal, url)
  },
})

const removeForm = definePortalForm({
  name: 'directory.roles.remove',
  path: `${path}/remove`,
  summary: 'Remove a group of a directory that gives a role',
  part,
  fields: mapping,
  async submit(portal, { group, role }, { id }) {
    const directory = await directoryOf(portal, id)
    await changeRoles(portal, directory, (present) =>
      present.filter((each) => each.group !== group || each.role !== role),
    )
    return goTo(portal, pathOf(directory, 'roles'))
  },
})

/** Changes follow one another, so that none undoes another. */
async function changeRoles(
  { ctx }: Portal,
  { id }: DirectoryRow,
  change: (present: readonly GroupRole[]) => GroupRole[],
): Promise<void> {
  await ctx.transaction(async (tx) => {
    await lockDirectory(tx, id)
    await replaceGroupRoles(tx, id, change(await listGroupRoles(tx, id)))
  })
}

export const directoryRoleOperations = [rolesPage, addForm, removeForm]
