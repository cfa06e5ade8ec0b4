import { expect, test } from 'vitest'
import { rulesByTable } from '#platform/clean-up/clean-up.ts'
import { sql } from '#platform/db/sql.ts'
import { catalog } from '../src/catalog.ts'
import { startServer } from './server.ts'

const { environment } = await startServer()
const rules = rulesByTable(catalog.tables)

/** Tables whose rows have an end and stay nevertheless, or are deleted otherwise. */
const otherwise: Readonly<Record<string, string>> = {
  agent_claim_attempts: 'go with their claim',
  agent_claims: 'go with their registration',
  agent_registrations: 'end by a job of their own, with events',
  api_keys: 'stay for their customer to see',
  audit_log_chains: 'stay as the proof of what was removed',
  audit_log_exports: 'go after their files, in the storage',
  connect_applications: 'go when they are unused, with events',
  connected_accounts: 'are renewed',
  console_sessions: 'end in two ways, by a job of their own',
  management_keys: 'go with their credentials',
  passkey_challenges: 'one for each user',
  provider_visits: 'go with the request that they belong to',
  saml_certificates: 'stay for their connection to show',
  saml_keys: 'go when their successor has signed for long',
}

test('every table whose rows end says how long they are kept', async () => {
  const tables = await environment.db.many<{ name: string }>(sql`
    select distinct c.table_name as name from information_schema.columns c
    join pg_class t on t.oid = to_regclass(c.table_name) and not t.relispartition
    where c.table_schema = 'public' and c.column_name in ('expires_at', 'ended_at', 'ends_at', 'window_ends_at') order by 1`)
  // A table of either list alone.
  const known = [...rules.map(([table]) => table), ...Object.keys(otherwise)]

  expect(tables.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

test.each(rules)('rows of %s that are over are found by an index', async (table, rulesOfTable) => {
  const indexes = await environment.db.many<{ definition: string }>(sql`
    select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = to_regclass(${table})`)

  for (const { after } of rulesOfTable) {
    const first = indexes.map(({ definition }) => /\((.+)\)/.exec(definition)?.[1]?.toLowerCase() ?? '')
    expect(
      first.some((columns) => columns.replace(/^\(/, '').startsWith(after.toLowerCase())),
      `${table}: ${first.join('; ')}`,
    ).toBe(true)
  }
})
