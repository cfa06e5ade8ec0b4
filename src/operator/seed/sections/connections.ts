import { type Static, Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { CreateConnection, connectionTypes, importConnection } from '#sso/connections/index.ts'
import { organizationIdOf } from '../references.ts'
import type { Path } from '../seed-error.ts'
import { forEach, type Seeding, withId } from '../seeding.ts'
import { Entry, NotServed, PinnedId } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const { organization_id, type: _type, domains: _domains, ...members } = CreateConnection.properties
const Domain = Entry({ id: Type.Optional(Type.String()), domain: Type.String() })

const Connection = Entry({
  ...members,
  id: PinnedId,
  connection_type: Type.Enum(connectionTypes),
  // The organization by its name or by its id.
  organization: Type.Optional(Type.String()),
  organization_id: Type.Optional(organization_id),
  // Others follow from what is configured.
  state: Type.Optional(Type.Enum(['active', 'inactive', 'draft', 'validating'])),
  domains: Type.Optional(Type.Array(Type.Union([Type.String(), Domain]), { maxItems: 100 })),
  profiles: NotServed(Type.Array(Type.Unknown())),
})
type Connection = Static<typeof Connection>

export const connections = defineSection({
  schema: Type.Array(Connection),
  check: (entries) => [
    ...findTwins('connections', entries, 'id'),
    ...entries.flatMap((entry, i) =>
      (entry.organization === undefined) === (entry.organization_id === undefined)
        ? [{ path: ['connections', i], message: `\`connections[${i}]\` needs \`organization\` or \`organization_id\`` }]
        : [],
    ),
  ],
  connect: (seeding, entries) =>
    forEach(['connections'], entries, (entry, path) => seedConnection(seeding, entry, path)),
})

async function seedConnection(seeding: Seeding, entry: Connection, path: Path): Promise<void> {
  const { id, organization, organization_id: given, connection_type, state, domains, profiles: _p, ...input } = entry
  const organizationId = given ?? (await organizationIdOf(seeding, organization ?? '', [...path, 'organization']))
  const created = await importConnection(
    withId(seeding.tx, 'conn', id),
    {
      ...input,
      type: connection_type,
      organization_id: organizationId,
      ...defined({ domains: domains?.map((each) => (typeof each === 'string' ? each : each.domain)) }),
    },
    state === 'inactive',
  )
  seeding.done('connection', input.name, created === undefined ? 'left' : 'created')
}
