import { permissionsOf, selectValidated, type ValidatedRow } from '#access/api-keys/validate.ts'
import { createPermission } from '#access/permissions/service.ts'
import { addPermission } from '#access/roles/role-permissions.ts'
import type { Context } from '#platform/context.ts'
import { type SeedSize, seedIdBody } from '../kit/world.ts'
import { defineBench, randomBetween } from './bench.ts'
import { inline, seedId, text } from './expressions.ts'
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
      const key = { environmentId: environment_id, hash: system.hashCredential(value), now: system.now() }
      const row = await system.database.one<ValidatedRow>(selectValidated(key, 'all'))
      const { organization_id, user_id, permitted: _permitted, one_role: _oneRole, ...shown } = row
      const owner =
        user_id === null
          ? { type: 'organization', id: organization_id }
          : { type: 'user', id: user_id, organization_id }
      return { status: 200, body: { api_key: { object: 'api_key', owner, ...shown, permissions: permissionsOf(row) } } }
    },
  },
  seed,
})

/** Gives every user a key in the organization of its number; those of the odd numbers belong to the organization itself. */
async function seed(context: Context, { users: count }: SeedSize): Promise<void> {
  const { system, environmentId } = context
  const numbers = Array.from({ length: count }, (_, i) => i + 1)
  const hashes = numbers.map((number) => system.hashCredential(keyValue(number)))
  const id = (prefix: string) => `'${prefix}_${seedIdBody}' || lpad(i::text, 16, '0')`
  // Half of what the keys carry: the owners are members, and nothing else.
  await createPermission(context, { slug: 'posts:read', name: 'Read' })
  await addPermission(context, { slug: 'member', organizationId: null }, 'posts:read')
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

/** pgbench cannot hash, so it reads the hash from the key's credential. The rest of the plan is the same. */
function validationScript(environmentId: string): string {
  const environment = text(environmentId)
  const hash = `(select hash from credentials where environment_id = ${environment} and api_key_id = ${seedId('api_key', ':n')})`
  return inline(selectValidated({ environmentId: environment, hash, now: 'now()' }, 'all'))
}
