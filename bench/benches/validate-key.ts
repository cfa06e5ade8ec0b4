import { sql } from '../../src/platform/db/sql.ts'
import { defineBench } from './bench.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'

const sessionSeconds = 30 * 86_400

export const validateKey = defineBench({
  name: 'validate-key',
  summary: 'GET /environments/current: the check of the key, and one row.',
  bar: 0.5,
  cases: [
    {
      label: 'GET',
      connect: () => ({ next: () => ({ method: 'GET', path: '/environments/current' }) }),
      pgbench: (world) => `${keyLookupScript(world)}
        select id, name, client_id, app_homepage_url, created_at from environments where id = '${world.environmentId}';`,
    },
  ],
  limit: {
    matches: ({ url }) => url === '/environments/current',
    async serve(request, system) {
      const { environment_id } = await lookUpKey(system, bearerKey(request))
      const row = await system.database.one<Record<string, unknown>>(
        sql`select id, name, client_id, app_homepage_url, created_at from environments where id = ${environment_id}`,
      )
      return {
        status: 200,
        body: {
          object: 'environment',
          id: row.id,
          name: row.name,
          client_id: row.client_id,
          app_homepage_url: row.app_homepage_url,
          created_at: row.created_at,
          auth_methods: ['password', 'magic_auth'],
          mfa_policy: 'off',
          session_timeout: sessionSeconds,
        },
      }
    },
  },
})
