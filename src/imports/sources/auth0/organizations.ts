import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../define-source.ts'
import type { ImportRecord, MappedRow } from '../../records.ts'
import { namedRole, roleRecord } from '../../role-record.ts'
import { roleSlug } from '../../slugs.ts'
import { recordsOf, requiredText, textOf } from '../../values.ts'

/** A role of `GET /api/v2/roles`, with its permissions if they were added to it. */
export function mapRole({ value }: SourceRow): MappedRow {
  const name = requiredText(value.name, 'name')
  const permissions = recordsOf(value.permissions).flatMap(({ permission_name }) => textOf(permission_name) ?? [])
  return { records: [roleRecord(name, textOf(value.description), permissions)], problems: [] }
}

/** Reads a file of organizations twice: for themselves before the users, and for their members after them. */
export function createOrganizationReader() {
  const owners = new Map<string, string[]>()
  return {
    organization({ value }: SourceRow): MappedRow {
      const id = requiredText(value.id, 'id')
      for (const { connection_id } of recordsOf(value.enabled_connections)) {
        const connection = textOf(connection_id)
        if (connection === null) continue
        const known = owners.get(connection) ?? []
        if (!known.includes(id)) owners.set(connection, [...known, id])
      }
      const roles = new Map(rolesOf(value).map((name) => [roleSlug(name), name]))
      const records: ImportRecord[] = [
        {
          kind: 'organization',
          id,
          name: textOf(value.display_name) ?? textOf(value.name) ?? id,
          domains: [],
          metadata: recordOf(value.metadata),
        },
        ...[...roles].map(([slug, name]) => namedRole(slug, name)),
      ]
      return { records, problems: [] }
    },
    members({ value }: SourceRow): MappedRow {
      const organization = requiredText(value.id, 'id')
      const records = recordsOf(value.members).flatMap((member): ImportRecord[] => {
        const user = textOf(member.user_id)
        if (user === null) return []
        return [{ kind: 'membership', user, organization, roles: namesOf(member).map(roleSlug), status: 'active' }]
      })
      return { records, problems: [] }
    },
    organizationsOf: (connection: string): readonly string[] => owners.get(connection) ?? [],
  }
}

function rolesOf(organization: Readonly<Record<string, unknown>>): string[] {
  return recordsOf(organization.members).flatMap(namesOf)
}

function namesOf(member: Readonly<Record<string, unknown>>): string[] {
  return recordsOf(member.roles).flatMap(({ name }) => textOf(name) ?? [])
}
