import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../define-source.ts'
import type { ImportRecord, MappedRow } from '../../records.ts'
import { namedRole } from '../../role-record.ts'
import { roleSlug } from '../../slugs.ts'
import { recordsOf, requiredText, textOf } from '../../values.ts'

export function mapOrganization({ value }: SourceRow): MappedRow {
  const id = requiredText(value.id, 'id')
  const domains = recordsOf(value.domains).flatMap(({ name, verification }) => {
    const domain = textOf(name)
    return domain === null ? [] : [{ domain, isVerified: recordOf(verification).status === 'verified' }]
  })
  const roles = new Map(
    recordsOf(value.memberships).map((membership) => [slugOf(membership), textOf(membership.role_name)]),
  )
  const records: ImportRecord[] = [
    { kind: 'organization', id, name: textOf(value.name) ?? id, domains, metadata: recordOf(value.public_metadata) },
    ...[...roles].filter(([slug]) => slug !== '').map(([slug, name]) => namedRole(slug, name ?? slug)),
  ]
  return { records, problems: [] }
}

export function mapMembers({ value }: SourceRow): MappedRow {
  const organization = requiredText(value.id, 'id')
  const records = recordsOf(value.memberships).flatMap((membership): ImportRecord[] => {
    const user = textOf(recordOf(membership.public_user_data).user_id ?? membership.user_id)
    if (user === null) return []
    const slug = slugOf(membership)
    return [{ kind: 'membership', user, organization, roles: slug === '' ? [] : [slug], status: 'active' }]
  })
  return { records, problems: [] }
}

function slugOf({ role }: Readonly<Record<string, unknown>>): string {
  return roleSlug((textOf(role) ?? '').replace(/^org:/, ''))
}
