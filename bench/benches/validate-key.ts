import { type Statement, sql } from '#platform/db/sql.ts'
import { defineBench } from './bench.ts'
import { inline, text } from './expressions.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'

const path = '/environments/current'
const sessionSeconds = 30 * 86_400

export const validateKey = defineBench({
  name: 'validate-key',
  summary: `GET ${path}: the check of the key, and two rows.`,
  bar: 0.5,
  cases: [
    {
      label: 'GET',
      connect: () => ({ next: () => ({ method: 'GET', path }) }),
      pgbench: (world) =>
        keyLookupScript(world) +
        inline(selectEnvironment(text(world.environmentId))) +
        inline(selectSettings(text(world.environmentId))),
    },
  ],
  limit: {
    matches: ({ url }) => url === path,
    async serve(request, system) {
      const { environment_id } = await lookUpKey(system, bearerKey(request))
      const row = await system.database.one<Record<string, unknown>>(selectEnvironment(environment_id))
      const settings = await system.database.maybe<{ sign_in: object }>(selectSettings(environment_id))
      const policy = { auth_methods: ['password', 'magic_auth'], mfa_policy: 'off', session_timeout: sessionSeconds }
      return { status: 200, body: { object: 'environment', ...row, ...policy, ...settings?.sign_in } }
    },
  },
})

function selectEnvironment(id: string): Statement {
  return sql`select id, name, client_id, kind, app_homepage_url, created_at from environments where id = ${id}`
}

function selectSettings(id: string): Statement {
  return sql`select settings as sign_in, radar, directory_sync from sign_in_settings where environment_id = ${id}`
}
