import { Type } from 'typebox'
import type { GroupRole } from '#access/roles/index.ts'
import type { Reader } from '#pages/kit/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import type { Operation } from '#platform/http/operation.ts'
import type { About, PagesOf } from '../session/pages-of.ts'
import type { MappedGroup } from './group-roles.tsx'

/** Where the groups of a provider are kept that give roles. */
interface GroupRoleStore<Subject> {
  /** For the form that adds a group, and the form that removes it. */
  summaries: readonly [add: string, remove: string]
  texts(reader: Reader): { errors: { known: string; role: string } }
  list(about: About<Subject>): readonly GroupRole[] | Promise<readonly GroupRole[]>
  /** What is wrong with a group that shall give a role. */
  faultOf(about: About<Subject>, group: string): string | undefined | Promise<string | undefined>
  /** @throws an error of the API if a role does not exist */
  change(about: About<Subject>, change: (present: readonly GroupRole[]) => GroupRole[]): Promise<unknown>
}

/** The forms of the page `roles`. */
export function groupRoleForms<Subject>(pages: PagesOf<Subject>, store: GroupRoleStore<Subject>): Operation[] {
  const fields = { group: Type.String({ maxLength: 500 }), role: Type.String({ maxLength: 255 }) }
  const add = pages.form({
    name: 'roles.add',
    at: 'roles',
    summary: store.summaries[0],
    fields,
    async submit(about, { group: entered, role }) {
      const group = entered.trim()
      const { errors } = store.texts(about.page)
      const isKnown = (await store.list(about)).some((each) => each.group === group && each.role === role)
      const error = (await store.faultOf(about, group)) ?? (isKnown ? errors.known : undefined)
      if (error !== undefined)
        return about.refuse('roles', { fields: { group: { value: group, error }, role: { value: role } } })
      try {
        await store.change(about, (present) => [...present, { group, role }])
      } catch (error) {
        if (!(error instanceof DomainError) || error.definition.status >= 500) throw error
        return about.refuse('roles', { fields: { group: { value: group }, role: { error: errors.role } } })
      }
      return about.goTo('roles')
    },
  })
  const remove = pages.form({
    name: 'roles.remove',
    at: 'roles/remove',
    summary: store.summaries[1],
    fields,
    async submit(about, { group, role }) {
      await store.change(about, (present) => present.filter((each) => each.group !== group || each.role !== role))
      return about.goTo('roles')
    },
  })
  return [add, remove]
}

/** Each of them with the form that removes it. */
export function mappedGroups(
  about: Pick<About<unknown>, 'form'>,
  given: readonly GroupRole[],
  { groupName, roleName }: { groupName: (group: string) => string; roleName: (slug: string) => string },
): MappedGroup[] {
  return given.map(({ group, role }) => ({
    group: groupName(group),
    role: roleName(role),
    removeForm: about.form('roles/remove', { group, role }),
  }))
}
