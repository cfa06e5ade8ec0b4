import { Type } from 'typebox'
import { defaultRole, listOrganizationRoles } from '#access/roles/index.ts'
import {
  browseGroups,
  browseUsers,
  findGroupsIn,
  getUserIn,
  type LogEntryRow,
  listGroupRoles,
  listGroupsOf,
  listLog,
} from '#directory-sync/directory-objects/index.ts'
import { defined } from '#platform/defined.ts'
import { notFound } from '#platform/http/errors.ts'
import { definePortalPage, type Portal, showPortalPage } from '../../kit/index.ts'
import { shownValue } from '../attributes/shown-value.ts'
import { directoryOf, directoryPath, pathOf } from '../directory.ts'
import { logCursor, pageSize } from '../log/log-cursor.ts'
import { changeView } from '../log/log-views.ts'
import { placeOf } from '../setup/place.ts'
import { renderPortalDirectoryGroups } from './groups.tsx'
import { renderPortalDirectoryUser } from './user.tsx'
import { renderPortalDirectoryUsers } from './users.tsx'

const part = 'directory'
const id = Type.Optional(Type.String({ maxLength: 255 }))
const q = Type.Optional(Type.String({ maxLength: 100 }))

/** An address with those members that say something. */
function addressOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter(
    (each): each is [string, string] => each[1] !== undefined && each[1] !== '',
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

const usersPage = definePortalPage({
  name: 'directory.users',
  path: `${directoryPath}/{id}/users`,
  summary: 'Show the users of a directory',
  part,
  query: { q, group: id, after: id },
  async show(portal, params, query) {
    const directory = await directoryOf(portal, params.id)
    const { group: groupId, after } = query
    const search = (query.q ?? '').trim()
    const group = groupId === undefined ? undefined : await groupIn(portal, directory.id, groupId)
    const users = await browseUsers(portal.ctx, directory.id, {
      limit: pageSize,
      after,
      group: groupId,
      search: search === '' ? undefined : search,
    })
    const url = pathOf(directory, 'users')
    const html = renderPortalDirectoryUsers({
      place: placeOf(portal, directory),
      users: users.rows.map((user) => ({
        url: `${url}/${encodeURIComponent(user.id)}`,
        email: user.email ?? (user.user_name === '' ? null : user.user_name),
        name: user.name,
        state: user.state,
      })),
      search,
      group: group?.name,
      nextUrl: users.next === undefined ? undefined : addressOf(url, { q: search, group: groupId, after: users.next }),
      firstUrl: after === undefined ? undefined : addressOf(url, { q: search, group: groupId }),
    })
    return showPortalPage(portal, html)
  },
})

async function groupIn({ ctx }: Portal, directoryId: string, groupId: string) {
  const [group] = await findGroupsIn(ctx, directoryId, [groupId])
  if (group === undefined) throw notFound('Directory Group', groupId)
  return group
}

const userPage = definePortalPage({
  name: 'directory.user',
  path: `${directoryPath}/{id}/users/{user}`,
  summary: 'Show a user of a directory',
  part,
  foreign: ['user'],
  query: { after: logCursor },
  async show(portal, { id: directoryId, user: userId = '' }, { after }) {
    const { ctx, organization } = portal
    const directory = await directoryOf(portal, directoryId)
    const user = await getUserIn(ctx, directory.id, userId)
    const [groups, roles, byDefault, log] = await Promise.all([
      listGroupsOf(ctx, user),
      listOrganizationRoles(ctx, organization.id),
      defaultRole(ctx, organization.id),
      listLog(ctx, directory.id, {
        directory_user: user.id,
        limit: pageSize,
        order: 'desc',
        ...defined({ after }),
      }),
    ])
    const roleName = (slug: string) => roles.find((each) => each.slug === slug)?.name ?? slug
    const groupName = await namesOfGroups(portal, directory.id, log.rows)
    const url = pathOf(directory, `users/${encodeURIComponent(user.id)}`)
    const html = renderPortalDirectoryUser({
      place: placeOf(portal, directory),
      user: {
        id: user.id,
        idpId: user.idp_id,
        userName: user.user_name,
        email: user.email,
        name: user.name,
        state: user.state,
        roles: user.role_slugs.map(roleName),
        groups: groups.map(({ name }) => name),
        attributes: Object.entries(user.custom_attributes).flatMap(([name, value]) => {
          const shown = shownValue(value)
          return shown === undefined ? [] : [[name, shown] as const]
        }),
      },
      defaultRole: roleName(byDefault),
      log: log.rows.map((row) => changeView(portal.page, row, groupName)),
      olderUrl: log.after === null ? undefined : addressOf(url, { after: log.after }),
      newestUrl: after === undefined ? undefined : url,
    })
    return showPortalPage(portal, html)
  },
})

async function namesOfGroups({ ctx }: Portal, directoryId: string, rows: readonly LogEntryRow[]) {
  const ids = new Set(rows.flatMap(({ directory_group_id }) => directory_group_id ?? []))
  const groups = await findGroupsIn(ctx, directoryId, [...ids])
  const names = new Map(groups.map((group) => [group.id, group.name]))
  return (groupId: string) => names.get(groupId)
}

const groupsPage = definePortalPage({
  name: 'directory.groups',
  path: `${directoryPath}/{id}/groups`,
  summary: 'Show the groups of a directory',
  part,
  query: { q, after: id },
  async show(portal, params, { q: entered = '', after }) {
    const { ctx, organization } = portal
    const directory = await directoryOf(portal, params.id)
    const search = entered.trim()
    const [groups, given, roles] = await Promise.all([
      browseGroups(ctx, directory.id, { limit: pageSize, after, search: search === '' ? undefined : search }),
      listGroupRoles(ctx, directory.id),
      listOrganizationRoles(ctx, organization.id),
    ])
    const url = pathOf(directory, 'groups')
    const roleName = (slug: string) => roles.find((each) => each.slug === slug)?.name ?? slug
    const html = renderPortalDirectoryGroups({
      place: placeOf(portal, directory),
      groups: groups.rows.map((group) => ({
        url: addressOf(pathOf(directory, 'users'), { group: group.id }),
        name: group.name,
        members: group.members,
        roles: given.filter((each) => each.group === group.id).map(({ role }) => roleName(role)),
      })),
      search,
      nextUrl: groups.next === undefined ? undefined : addressOf(url, { q: search, after: groups.next }),
      firstUrl: after === undefined ? undefined : addressOf(url, { q: search }),
    })
    return showPortalPage(portal, html)
  },
})

export const directoryPeopleOperations = [usersPage, userPage, groupsPage]
