import { expect, onTestFinished, test } from 'vitest'
import { startOidc } from '#hosted-sign-in/single-sign-on/oidc.fixture.ts'
import { startSso } from '#hosted-sign-in/single-sign-on/sso.fixture.ts'
import type { Database } from '#platform/db/database.ts'
import { isRead, type Statement, sql } from '#platform/db/sql.ts'
import { createDatabase } from './database.ts'
import { explain, explainChange, timesPlanned } from './plans/explained.ts'
import { noteStatements } from './plans/noted-statements.ts'
import { startOwnServer } from './server.ts'

// Plans that are made while tables are new serve the first minute of their use, in which each sign-in looked at all others.
test('a sign-in through a provider looks at no other one, also in tables that were never analyzed, and is not planned for each', async () => {
  const server = await startOwnServer({ secrets: { databaseUrl: await createDatabase() }, config: { role: 'api' } })
  onTestFinished(() => server.close())
  const { workos, clientId } = server
  const { database } = server.app.system
  const oidc = await startOidc('OktaOIDC', undefined, await startSso('OktaSAML', {}, server))
  const signIn = async () => {
    const code = (await oidc.signIn(oidc.browser())).searchParams.get('code') ?? ''
    await workos.sso.getProfileAndToken({ code, clientId })
  }
  await signIn()
  const copies = {
    sso_sessions: `'id', 'sso_session_' || n`,
    sso_visits: `'session_id', 'sso_session_' || n, 'hash', '\\x' || md5(n::text)`,
    profiles: `'id', 'prof_' || n, 'idp_id', n::text`,
    sso_codes: `'session_id', 'sso_session_' || n, 'profile_id', 'prof_' || n, 'hash', '\\x' || md5(n::text), 'token_hash', null`,
  }
  for (const [table, changes] of Object.entries(copies))
    await database.pool.query(`
      insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${changes}))).*
      from (select * from ${table} limit 1) t, generate_series(1, 60) n`)
  const { version } = await database.one<{ version: number }>(
    sql`select current_setting('server_version_num')::int as version`,
  )
  if (version < 180_000) await database.pool.query(`analyze ${Object.keys(copies).join(', ')}`)
  else expect(await withoutStatistics(database)).toEqual([])
  const note = noteStatements(database)
  const [, statements] = await note(signIn)

  const client = await database.pool.connect()
  try {
    await client.query('set enable_seqscan = off')
    const asked = new Map(statements.filter(looksForRows).map((each) => [each.text, each]))
    expect(asked.size).toBeGreaterThan(10)
    for (const statement of asked.values()) {
      await client.query('set plan_cache_mode = force_generic_plan')
      const isNoOther = () => false
      const reading = isRead(statement)
        ? await explain(client, statement, isNoOther)
        : await explainChange(client, statement)
      expect(reading?.visited, `${statement.text}\n${reading?.plan}`).toBeLessThan(15)
      await client.query('set plan_cache_mode = auto')
      expect(await timesPlanned(client, statement), statement.text).toBeLessThan(8)
    }
    // For its look-up by state alone: PostgreSQL 18 skips over the environments of another index, earlier versions read all of that.
    const { rows } = await client.query<{ column: string }>(`
      select a.attname as column from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid = 'sso_visits'::regclass`)
    expect(rows).toContainEqual({ column: 'hash' })
  } finally {
    await client.query('reset all')
    client.release()
  }
}, 120_000)

/** An insertion with the keys that it had fails when it is repeated, and what it looks for are the parents of its row. */
const looksForRows = ({ text }: Statement) => !/\binsert into\b/.test(text)

/** Tables of environments, partitions included, of which PostgreSQL doesn't know that an environment may have all their rows. */
function withoutStatistics(database: Database): Promise<{ name: string }[]> {
  return database.many<{ name: string }>(sql`
    select c.relname::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'environment_id' and c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
      and a.attoptions @> '{n_distinct=1}' and c.relname not in (
        select tablename from pg_stats where schemaname = current_schema() and attname = 'environment_id')`)
}
