import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../define-source.ts'
import type { ImportRecord, MappedRow, OrganizationRecord } from '../../records.ts'
import { namedRole } from '../../role-record.ts'
import { permissionSlug, roleSlug } from '../../slugs.ts'
import { recordsOf, requiredText, textOf, textsOf } from '../../values.ts'

type Domains = OrganizationRecord['domains']

/** An organization of a file, with its domains, and with the roles that its memberships tell of. */
export function mapOrganization(row: SourceRow): MappedRow {
  const { value } = row
  const domains = recordsOf(value.domains).flatMap((domain) => domainOf(domain) ?? [])
  const roles = new Map(
    recordsOf(value.memberships).map((membership) => [slugOf(membership), textOf(membership.role_name)]),
  )
  const records: ImportRecord[] = [
    organizationOf(row, domains),
    ...[...roles].filter(([slug]) => slug !== '').map(([slug, name]) => namedRole(slug, name ?? slug)),
  ]
  return { records, problems: [] }
}

export function mapMembers({ value }: SourceRow): MappedRow {
  const organization = requiredText(value.id, 'id')
  const records = recordsOf(value.memberships).flatMap((membership) => membershipOf(membership, organization))
  return { records, problems: [] }
}

/** A row of the memberships of all organizations. Permissions that Clerk itself gives to roles say nothing of an application. */
export function mapMembership({ value }: SourceRow): MappedRow {
  const organization = requiredText(recordOf(value.organization).id, 'organization.id')
  const slug = slugOf(value)
  const permissions = textsOf(value.permissions).filter((permission) => !permission.startsWith('org:sys_'))
  const role: ImportRecord = {
    kind: 'role',
    slug,
    name: textOf(value.role_name) ?? slug,
    description: null,
    permissions: permissions.map((permission) => permissionSlug(permission.replace(/^org:/, ''))).sort(),
  }
  return { records: [...(slug === '' ? [] : [role]), ...membershipOf(value, organization)], problems: [] }
}

/** Reads domains and organizations that are in lists of their own. */
export function createDomainReader() {
  const domains = new Map<string, Map<string, Domains[number]>>()
  return {
    domain({ value }: SourceRow): MappedRow {
      const organization = requiredText(value.organization_id, 'organization_id')
      const found = domainOf(value)
      if (found !== undefined)
        domains.set(organization, (domains.get(organization) ?? new Map()).set(found.domain, found))
      return { records: [], problems: [] }
    },
    organization(row: SourceRow): MappedRow {
      const own = domains.get(requiredText(row.value.id, 'id')) ?? new Map<string, Domains[number]>()
      return { records: [organizationOf(row, [...own.values()])], problems: [] }
    },
  }
}

function organizationOf({ value }: SourceRow, domains: Domains): OrganizationRecord {
  const id = requiredText(value.id, 'id')
  return {
    kind: 'organization',
    id,
    name: textOf(value.name) ?? id,
    domains,
    metadata: recordOf(value.public_metadata),
  }
}

function domainOf({ name, verification }: Readonly<Record<string, unknown>>): Domains[number] | undefined {
  const domain = textOf(name)
  return domain === null ? undefined : { domain, isVerified: recordOf(verification).status === 'verified' }
}

function membershipOf(membership: Readonly<Record<string, unknown>>, organization: string): ImportRecord[] {
  const user = textOf(recordOf(membership.public_user_data).user_id ?? membership.user_id)
  if (user === null) return []
  const slug = slugOf(membership)
  return [{ kind: 'membership', user, organization, roles: slug === '' ? [] : [slug], status: 'active' }]
}

function slugOf({ role }: Readonly<Record<string, unknown>>): string {
  return roleSlug((textOf(role) ?? '').replace(/^org:/, ''))
}
