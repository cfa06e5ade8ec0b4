import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../define-source.ts'
import type { ImportRecord, MappedRow } from '../../records.ts'
import { namedRole } from '../../role-record.ts'
import { roleSlug } from '../../slugs.ts'
import { requiredText, textOf } from '../../values.ts'
import { isChosen } from './api.ts'

/** What groups can become. */
export const groupUses = ['nothing', 'organizations', 'roles'] as const
export type GroupUse = (typeof groupUses)[number]

/** Reads groups, and who is in them. Roles of users are held in memory, some 100 bytes for each user who has some. */
export function createGroupReader() {
  const slugs = new Map<string, string>()
  const held = new Map<string, string[]>()
  return {
    organization({ value }: SourceRow): MappedRow {
      const { id, name } = groupOf(value)
      const records: ImportRecord[] = isChosen(value) ? [{ kind: 'organization', id, name, domains: [] }] : []
      return { records, problems: [] }
    },
    role({ value }: SourceRow): MappedRow {
      const { id, name, description } = groupOf(value)
      if (!isChosen(value) || roleSlug(name) === '') return { records: [], problems: [] }
      slugs.set(id, roleSlug(name))
      return { records: [{ ...namedRole(roleSlug(name), name), description }], problems: [] }
    },
    /** A member of a group that is an organization. */
    member({ value }: SourceRow): MappedRow {
      const organization = requiredText(value.group, 'group')
      const user = requiredText(value.user, 'user')
      return { records: [{ kind: 'membership', user, organization, roles: [], status: 'active' }], problems: [] }
    },
    /** A member of a group that is a role. */
    holder({ value }: SourceRow): MappedRow {
      const slug = slugs.get(requiredText(value.group, 'group'))
      const user = requiredText(value.user, 'user')
      const own = held.get(user) ?? []
      if (slug !== undefined && !own.includes(slug)) held.set(user, [...own, slug].sort())
      return { records: [], problems: [] }
    },
    rolesOf: (user: string): readonly string[] => held.get(user) ?? [],
  }
}

function groupOf({ id, profile }: Readonly<Record<string, unknown>>) {
  const { name, description } = recordOf(profile)
  const own = requiredText(id, 'id')
  return { id: own, name: textOf(name) ?? own, description: textOf(description) }
}
