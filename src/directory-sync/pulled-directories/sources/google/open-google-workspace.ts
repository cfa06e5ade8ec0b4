import type { Context } from '#platform/context.ts'
import type { Ask } from '../ask.ts'
import { SourceFailure } from '../failure.ts'
import type { GoogleSettings } from '../settings.ts'
import type { DirectorySource, SourceGroup } from '../source.ts'
import { textOf } from '../values.ts'
import { createDirectoryApi, type DirectoryApi } from './directory-api.ts'
import { groupFields, toGroup, toUser, userFields } from './to-resource.ts'

/** The maximum page size for lists of groups and members; for users it is 500. */
const pageSize = '200'
const wholeCustomer = { customer: 'my_customer', maxResults: pageSize }

/**
 * The people of a Google Workspace. Google cannot tell what has changed since a moment, so a run reads all of them.
 *
 * With a group filter, only those groups are there and only people who are in one of them, also by a group inside of it.
 */
export function openGoogleWorkspace(ctx: Context, settings: GoogleSettings, ask: Ask): DirectorySource {
  const api = createDirectoryApi(ctx, settings, ask)
  let filtered: Promise<SourceGroup[]> | undefined
  const filteredGroups = () => {
    filtered ??= readFiltered(api, settings.group_filter)
    return filtered
  }
  const isFiltered = settings.group_filter.length > 0

  return {
    async check() {
      const users = api.list('/users', 'users', { ...wholeCustomer, maxResults: '1', fields: 'kind,users(id)' })
      await users[Symbol.asyncIterator]().next()
    },

    async *users() {
      const kept = isFiltered ? new Set((await filteredGroups()).flatMap(({ memberIds }) => memberIds)) : undefined
      let count = 0
      for await (const page of api.list('/users', 'users', {
        ...wholeCustomer,
        projection: 'full',
        orderBy: 'email',
        fields: `kind,nextPageToken,users(${userFields})`,
      })) {
        count += page.length
        const users = page.map(toUser)
        yield kept === undefined ? users : users.filter(({ id }) => kept.has(id))
      }
      if (count === 0) throw new SourceFailure('nothing_there')
    },

    async *groups() {
      if (isFiltered) return yield await filteredGroups()
      const fields = `kind,nextPageToken,groups(${groupFields})`
      for await (const page of api.list('/groups', 'groups', { ...wholeCustomer, fields })) {
        const groups: SourceGroup[] = []
        for (const group of page) groups.push(await withMembers(api, group))
        yield groups
      }
    },
  }
}

async function readFiltered(api: DirectoryApi, filter: readonly string[]): Promise<SourceGroup[]> {
  const groups = new Map<string, SourceGroup>()
  for (const name of filter) {
    const group = await api.get(`/groups/${encodeURIComponent(name)}`, { fields: groupFields })
    // Taken for empty, it would take everyone's access away.
    if (group === undefined) throw new SourceFailure('group_not_found', { said: name.split('@')[0] ?? '' })
    const read = await withMembers(api, group)
    groups.set(read.id, read)
  }
  return [...groups.values()]
}

async function withMembers(api: DirectoryApi, given: Record<string, unknown>): Promise<SourceGroup> {
  const group = toGroup(given)
  const ids = new Set<string>()
  const members = api.list(`/groups/${encodeURIComponent(group.id)}/members`, 'members', {
    maxResults: pageSize,
    // Includes the members of nested groups.
    includeDerivedMembership: 'true',
    fields: 'kind,nextPageToken,members(id,type)',
  })
  for await (const page of members) {
    for (const { id, type } of page) {
      const memberId = type === 'USER' ? textOf(id) : undefined
      if (memberId !== undefined) ids.add(memberId)
    }
  }
  return { ...group, memberIds: [...ids] }
}
