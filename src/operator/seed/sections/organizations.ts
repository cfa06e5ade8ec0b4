import { type Static, Type } from 'typebox'
import type { TransactionContext } from '#platform/context.ts'
import { addDomain, type DomainData, listDomainsOf, requireDomainName } from '#tenancy/organization-domains/index.ts'
import { CreateOrganization, createOrganization, findOrganizationId } from '#tenancy/organizations/index.ts'
import { organizationIdOf } from '../references.ts'
import type { Path } from '../seed-error.ts'
import { forEach, type Seeding, withId } from '../seeding.ts'
import { checkGroups, Group, seedGroup } from './groups.ts'
import { Membership, seedMembership } from './memberships.ts'
import { Entry, NotServed, PinnedId } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const { domains: _deprecated, domain_data: _given, ...members } = CreateOrganization.properties

const Domain = Entry({ domain: Type.String(), state: Type.Optional(Type.Enum(['pending', 'verified'])) })

const Organization = Entry({
  ...members,
  id: PinnedId,
  // In the emulator's format, each domain has a state, by default pending. The CLI's format lists names, all verified.
  domains: Type.Optional(Type.Array(Type.Union([Type.String(), Domain]), { maxItems: 100 })),
  memberships: Type.Optional(Type.Array(Membership)),
  groups: Type.Optional(Type.Array(Group)),
  entitlements: NotServed(Type.Array(Type.String())),
})
type Organization = Static<typeof Organization>

export const organizations = defineSection({
  schema: Type.Array(Organization),
  check: (entries) => [
    ...findTwins('organizations', entries, 'name'),
    ...findTwins('organizations', entries, 'id'),
    ...entries.flatMap(({ memberships, groups }, i) => checkGroups(['organizations', i], memberships, groups)),
  ],
  create: (seeding, entries) =>
    forEach(['organizations'], entries, (organization, path) => seedOrganization(seeding, organization, path)),
  connect: (seeding, entries) =>
    forEach(['organizations'], entries, async ({ name, memberships, groups }, path) => {
      const organizationId = await organizationIdOf(seeding, name, path)
      await forEach([...path, 'memberships'], memberships, async (membership, place) => {
        const outcome = await seedMembership(seeding, organizationId, membership, place)
        seeding.done('membership', `${membership.email} in ${name}`, outcome)
      })
      await forEach([...path, 'groups'], groups, async (group) => {
        seeding.done('group', `${group.name} of ${name}`, await seedGroup(seeding, organizationId, group))
      })
    }),
})

async function seedOrganization({ tx, done }: Seeding, entry: Organization, path: Path): Promise<void> {
  const { id, domains = [], memberships: _m, groups: _g, entitlements: _e, ...input } = entry
  const domain_data: DomainData[] = []
  await forEach([...path, 'domains'], domains, async (domain) => {
    domain_data.push(toDomainData(domain))
  })
  const known = await findOrganizationId(tx, id === undefined ? { name: input.name } : { id })
  if (known === undefined) {
    await createOrganization(withId(tx, 'org', id), { ...input, domain_data })
    return done('organization', input.name, 'created')
  }
  let hasNewDomain = false
  await forEach([...path, 'domains'], domain_data, async (data) => {
    if (await ensureDomain(tx, known, data)) hasNewDomain = true
  })
  done('organization', input.name, hasNewDomain ? 'changed' : 'left')
}

/** @throws domainRefused */
function toDomainData(entry: string | Static<typeof Domain>): DomainData {
  const { domain, state = 'pending' } =
    typeof entry === 'string' ? { domain: entry, state: 'verified' as const } : entry
  return { domain: requireDomainName(domain), state }
}

/** @returns whether the organization did not have it. */
async function ensureDomain(tx: TransactionContext, organizationId: string, data: DomainData): Promise<boolean> {
  const domains = await listDomainsOf(tx, [organizationId])
  if (domains.some(({ domain }) => domain === data.domain)) return false
  await addDomain(tx, organizationId, data)
  return true
}
