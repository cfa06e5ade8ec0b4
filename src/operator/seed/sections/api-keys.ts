import { type Static, Type } from 'typebox'
import { CreateOrganizationApiKey, importApiKey } from '#access/api-keys/index.ts'
import { ensureManagementKey } from '#environment/environments/index.ts'
import { organizationIdOf, requirePermissions } from '../references.ts'
import type { Path, SeedFault } from '../seed-error.ts'
import { at, forEach, type Seeding } from '../seeding.ts'
import { Entry, Maybe } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const { name, permissions, expires_at } = CreateOrganizationApiKey.properties
// A file is for one environment, regardless of the names in its keys.
const environment = Type.Optional(Type.String())

/** A key of a customer: of an organization, or of a user for an organization. */
const ApiKey = Entry({
  name,
  permissions,
  expires_at: Maybe(expires_at),
  organization: Type.String(),
  user_id: Type.Optional(Type.String()),
  value: Type.Optional(Type.String()),
  environment,
})
type ApiKey = Static<typeof ApiKey>

/** The other form: management keys of the application, by value only. */
const ManagementKeys = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: Entry({ environment }),
})

export const apiKeys = defineSection({
  schema: Type.Union([Type.Array(ApiKey), ManagementKeys]),
  check(value, development) {
    if (!Array.isArray(value)) return Object.keys(value).flatMap((key) => checkManagementKey(key, development))
    return [
      ...findTwins('apiKeys', value, 'value'),
      ...value.flatMap((entry, i) => checkValue(entry.value, ['apiKeys', i, 'value'], development)),
    ]
  },
  async connect(seeding, value) {
    if (Array.isArray(value)) await forEach(['apiKeys'], value, (entry, path) => seedApiKey(seeding, entry, path))
    else
      for (const key of Object.keys(value))
        await at(['apiKeys', key], async () => {
          const isNew = await ensureManagementKey(seeding.tx, 'Seed file', key)
          seeding.done('management key', `sk_…${key.slice(-4)}`, isNew ? 'created' : 'left')
        })
  },
})

async function seedApiKey(seeding: Seeding, entry: ApiKey, path: Path): Promise<void> {
  const { organization, user_id, value, environment: _, expires_at: expiry, ...grants } = entry
  const organizationId = await organizationIdOf(seeding, organization, [...path, 'organization'])
  await requirePermissions(seeding, grants.permissions, [...path, 'permissions'])
  const isNew = await importApiKey(
    seeding.tx,
    { organizationId, userId: user_id ?? null },
    { ...grants, ...(expiry == null ? {} : { expires_at: expiry }) },
    value,
  )
  seeding.done('API key', grants.name, isNew ? 'created' : 'left')
}

function checkManagementKey(key: string, development: boolean): SeedFault[] {
  const path = ['apiKeys', key]
  if (development) return checkValue(key, path, development)
  return [{ path, message: 'keys that call the API come from GATEHOUSE_API_KEY in production, not from a seed file' }]
}

/** In production as hard to guess as those that are made here. */
function checkValue(value: string | undefined, path: Path, development: boolean): SeedFault[] {
  if (value === undefined) return []
  const least = development ? 4 : 40
  if (/^sk_\w{4,200}$/.test(value) && value.length >= 'sk_'.length + least) return []
  return [{ path, message: `a key starts with sk_ followed by ${least} to 200 letters, digits or underscores` }]
}
