import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../define-source.ts'
import type { ImportRecord, MappedRow, SourcePassword } from '../../records.ts'
import { isoTime, requiredText, textOf } from '../../values.ts'

/** People who may not sign in. A lock after wrong passwords, and a password that is over, are no reason. */
const blocked = new Set(['SUSPENDED', 'DEPROVISIONED'])
/** Members of a profile that a user has here, too. */
const own = new Set(['login', 'email', 'firstName', 'lastName', 'displayName'])

/** Of the organization in which all users are, and the roles that they have in it. */
export interface SingleOrganization {
  name: string
  rolesOf(user: string): readonly string[]
}

export function mapUser({ value }: SourceRow, organization?: SingleOrganization): MappedRow {
  const id = requiredText(value.id, 'id')
  const profile = recordOf(value.profile)
  const login = textOf(profile.login)
  const others = Object.fromEntries(Object.entries(profile).filter(([name]) => !own.has(name)))
  const records: ImportRecord[] = [
    {
      kind: 'user',
      id,
      email: textOf(profile.email),
      emailVerified: false,
      firstName: textOf(profile.firstName),
      lastName: textOf(profile.lastName),
      name: textOf(profile.displayName),
      metadata: { ...others, ...(login === textOf(profile.email) ? {} : { login }) },
      createdAt: isoTime(value.created),
      lastSignInAt: isoTime(value.lastLogin),
      password: passwordOf(value),
      isBlocked: blocked.has(textOf(value.status) ?? ''),
    },
  ]
  if (organization !== undefined) {
    const { name, rolesOf } = organization
    records.push({ kind: 'organization', id: `name:${name}`, name, externalId: null, domains: [] })
    records.push({ kind: 'membership', user: id, organization: `name:${name}`, roles: rolesOf(id), status: 'active' })
  }
  return { records, problems: [] }
}

/** Hashes are in no answer of Okta, but in files for its import. */
function passwordOf(value: Readonly<Record<string, unknown>>): SourcePassword | null {
  const hash = recordOf(recordOf(recordOf(value.credentials).password).hash)
  if (hash.algorithm !== 'BCRYPT') return null
  const [factor, salt, digest] = [textOf(hash.workFactor), textOf(hash.salt), textOf(hash.value)]
  if (factor === null || salt === null || digest === null) return null
  return { hash: { kind: 'bcrypt', text: `$2a$${factor.padStart(2, '0')}$${salt}${digest}` } }
}
