import { Type } from 'typebox'
import { defaultRole } from '#access/roles/index.ts'
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
import { addressOf, type Portal, readRoles } from '../../kit/index.ts'
import { shownValue } from '../attributes/shown-value.ts'
import { directoryPages } from '../directory.ts'
import { logCursor, pageSize } from '../log/log-cursor.ts'
import { changeView } from '../log/log-views.ts'
import { placeOf } from '../setup/place.ts'
import { renderPortalDirectoryGroups } from './groups.tsx'
import { renderPortalDirectoryUser } from './user.tsx'
import { renderPortalDirectoryUsers } from './users.tsx'

const id = Type.Optional(Type.String({ maxLength: 255 }))
const q = Type.Optional(Type.String({ maxLength: 100 }))

const usersPage = directoryPages.page({
  name: 'users',
  summary: 'Show the users of a directory',
  query: { q, group: id, after: id },
  async show(about, { q: entered = '', group: groupId, after }) {
    const { portal, subject: directory } = about
    const search = entered.trim()
    const group = groupId === undefined ? undefined : await groupIn(portal, directory.id, groupId)
    const users = await browseUsers(portal.ctx, directory.id, {
      limit: pageSize,
      after,
      group: groupId,
      search: search === '' ? undefined : search,
    })
    const url = about.url('users')
    return renderPortalDirectoryUsers({
      place: placeOf(about),
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
  },
})

async function groupIn({ ctx }: Portal, directoryId: string, groupId: string) {
  const [group] = await findGroupsIn(ctx, directoryId, [groupId])
  if (group === undefined) throw notFound('Directory Group', groupId)
  return group
}

const userPage = directoryPages.page({
  name: 'user',
  at: 'users/{user}',
  summary: 'Show a user of a directory',
  foreign: ['user'],
  query: { after: logCursor },
  async show(about, { after }) {
    const { portal, page, subject: directory, params } = about
    const { ctx, organization } = portal
    const user = await getUserIn(ctx, directory.id, params.user ?? '')
    const [groups, { roleName }, byDefault, log] = await Promise.all([
      listGroupsOf(ctx, user),
      readRoles(portal),
      defaultRole(ctx, organization.id),
      listLog(ctx, directory.id, {
        directory_user: user.id,
        limit: pageSize,
        order: 'desc',
        ...defined({ after }),
      }),
    ])
    const groupName = await namesOfGroups(portal, directory.id, log.rows)
    const url = about.url(`users/${encodeURIComponent(user.id)}`)
    return renderPortalDirectoryUser({
      place: placeOf(about),
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
      log: log.rows.map((row) => changeView(page, row, groupName)),
      olderUrl: log.after === null ? undefined : addressOf(url, { after: log.after }),
      newestUrl: after === undefined ? undefined : url,
    })
  },
})

async function namesOfGroups({ ctx }: Portal, directoryId: string, rows: readonly LogEntryRow[]) {
  const ids = new Set(rows.flatMap(({ directory_group_id }) => directory_group_id ?? []))
  const groups = await findGroupsIn(ctx, directoryId, [...ids])
  const names = new Map(groups.map((group) => [group.id, group.name]))
  return (groupId: string) => names.get(groupId)
}

const groupsPage = directoryPages.page({
  name: 'groups',
  summary: 'Show the groups of a directory',
  query: { q, after: id },
  async show(about, { q: entered = '', after }) {
    const { portal, subject: directory } = about
    const search = entered.trim()
    const [groups, given, { roleName }] = await Promise.all([
      browseGroups(portal.ctx, directory.id, { limit: pageSize, after, search: search === '' ? undefined : search }),
      listGroupRoles(portal.ctx, directory.id),
      readRoles(portal),
    ])
    const url = about.url('groups')
    return renderPortalDirectoryGroups({
      place: placeOf(about),
      groups: groups.rows.map((group) => ({
        url: addressOf(about.url('users'), { group: group.id }),
        name: group.name,
        members: group.members,
        roles: given.filter((each) => each.group === group.id).map(({ role }) => roleName(role)),
      })),
      search,
      nextUrl: groups.next === undefined ? undefined : addressOf(url, { q: search, after: groups.next }),
      firstUrl: after === undefined ? undefined : addressOf(url, { q: search }),
    })
  },
})

export const directoryPeopleOperations = [usersPage, userPage, groupsPage]
