import type { Context } from '../../src/platform/context.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { organizationId, type SeedSize, seedIdBody } from '../kit/world.ts'
import { defineBench, randomBetween } from './bench.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'

const path = '/api_keys/validations'

export const apiKeyValidation = defineBench({
  name: 'api-key-validation',
  summary: 'POST the value of a customer’s API key, any of all: every other one belongs to a user.',
  bar: 0.6,
  cases: [
    {
      label: 'POST',
      connect({ users }) {
        let turn = 0
        return {
          next() {
            // Both kinds in turns, so that every few requests show both.
            const number = 2 * randomBetween(1, Math.floor(users / 2)) - (turn++ % 2)
            return { method: 'POST', path, body: JSON.stringify({ value: keyValue(number) }) }
          },
        }
      },
      pgbench: (world) => `\\set n random(1, ${world.users})
${keyLookupScript(world)}
${validationScript(world.environmentId)}`,
    },
  ],
  limit: {
    matches: ({ method, url }) => method === 'POST' && url === path,
    async serve(request, system) {
      const { environment_id } = await lookUpKey(system, bearerKey(request))
      const { value } = JSON.parse(request.body) as { value: string }
      const row = await system.database.one<ApiKeyRow>(sql`
        select k.id, k.organization_id, k.user_id, k.name, k.obfuscated_value, k.permissions, k.expires_at, k.last_used_at,
          k.created_at, k.updated_at
        from credentials c
        join api_keys k on k.environment_id = c.environment_id and k.id = c.api_key_id
        left join organization_memberships m on m.environment_id = k.environment_id and m.user_id = k.user_id
          and m.organization_id = k.organization_id
        where c.hash = ${system.hashCredential(value)} and c.environment_id = ${environment_id} and c.kind = 'api_key'
          and (k.expires_at is null or k.expires_at > ${system.now()})
          and (k.user_id is null or m.status = 'active')`)
      const { organization_id, user_id, ...shown } = row
      const owner =
        user_id === null
          ? { type: 'organization', id: organization_id }
          : { type: 'user', id: user_id, organization_id }
      return { status: 200, body: { api_key: { object: 'api_key', owner, ...shown } } }
    },
  },
  seed,
})

interface ApiKeyRow {
  organization_id: string
  user_id: string | null
}

/** Gives every user a key in the organization of its number; those of the odd numbers belong to the organization itself. */
async function seed({ system, environmentId }: Context, { users: count }: SeedSize): Promise<void> {
  const numbers = Array.from({ length: count }, (_, i) => i + 1)
  const hashes = numbers.map((number) => system.hashCredential(keyValue(number)))
  const id = (prefix: string) => `'${prefix}_${seedIdBody}' || lpad(i::text, 16, '0')`
  await system.database.pool.query(
    `insert into api_keys (environment_id, id, organization_id, user_id, name, obfuscated_value, permissions, expires_at,
       created_at, updated_at)
     select $1, ${id('api_key')}, ${id('org')}, case when i % 2 = 0 then ${id('user')} end, 'Production', 'sk_...0000',
       '{posts:read,posts:write}', now() + interval '1 year', now(), now()
     from generate_series(1, $2::integer) i`,
    [environmentId, count],
  )
  await system.database.pool.query(
    `insert into credentials (hash, environment_id, kind, owner_id)
     select hash, $1, 'api_key', ${id('api_key')} from unnest($2::bytea[]) with ordinality as hashes (hash, i)`,
    [environmentId, hashes],
  )
}

/** As long as a real one. */
function keyValue(number: number): string {
  return `sk_${String(number).padStart(43, 'b')}`
}

/** pgbench cannot hash, so it finds the credential by its key. The rest of the plan is the same. */
function validationScript(environmentId: string): string {
  const id = `'api_key_${organizationId(0).slice('org_'.length, -16)}' || lpad(:n::text, 16, '0')`
  return `select k.id, k.organization_id, k.user_id, k.name, k.obfuscated_value, k.permissions, k.expires_at, k.last_used_at, k.created_at, k.updated_at
  from credentials c
  join api_keys k on k.environment_id = c.environment_id and k.id = c.api_key_id
  left join organization_memberships m on m.environment_id = k.environment_id and m.user_id = k.user_id and m.organization_id = k.organization_id
  where c.environment_id = '${environmentId}' and c.api_key_id = ${id} and c.kind = 'api_key'
    and (k.expires_at is null or k.expires_at > now()) and (k.user_id is null or m.status = 'active');
`
}
