import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import type { Config } from '#platform/config/config.ts'
import { createDatabase } from './database.ts'
import { type EnvironmentTable, environmentTables } from './environment-tables.ts'
import { type Furnished, furnish } from './furnish.ts'
import { startOwnServer, type TestServer } from './server.ts'

/** An environment with one of everything, on two servers that do nothing by themselves, and ways to look at what they do. */
export interface FurnishedServers {
  /** Two servers over one database. */
  servers: readonly [TestServer, TestServer]
  /** The key and the client id of the environment. */
  apiKey: string
  clientId: string
  environmentId: string
  /** Of their database, for servers beside them. */
  databaseUrl: string
  furnished: Furnished
  /** A connection beside those of the servers. */
  observer: Client
  /** Puts everything in the environment back to how it was. */
  rewind(): Promise<void>
  /** The events that were recorded since then, in their order. */
  recorded(): Promise<{ id: string; event: string }[]>
  /** A moment, for {@link changesSince}. */
  beginOfChanges(): Promise<string>
  /** Which tables were written to since a moment, by which transactions. Counted tries aside, which nothing undoes. */
  changesSince(begin: string): Promise<{ table: string; transaction: string }[]>
  /** The rows that were written or removed since then, each as JSON. */
  rowsWrittenSince(begin: string): Promise<{ table: string; row: string }[]>
  /** The rows of the environment that hold a text, by a regular expression, in tables that were written to since it was put back. */
  holding(text: string): Promise<unknown[]>
  /** The row that an id or a slug names, if others can refer to it. */
  rowOf(name: string): Promise<HeldRow | undefined>
  /**
   * Holds a row, or every row of the environment, while calls are started: each is begun once the one before it has ended
   * or waits for a lock. Then lets go. What has waited has read all that it reads first, and changed nothing.
   */
  whileHeld<T>(what: HeldRow | 'everything', start: (begin: Begin<T>) => Promise<unknown>): Promise<T[]>
}

export interface HeldRow {
  table: string
  key: 'id' | 'slug'
  value: string
}

/** @returns whether the call waits for a lock; else it has ended */
type Begin<T> = (call: () => Promise<T>) => Promise<boolean>

let shared: { servers: FurnishedServers & { close(): Promise<void> }; since: number } | undefined

/** Among what was furnished is an access token, which is good for five minutes: a suite has three of them. */
const sharedForMs = 120_000

/**
 * The furnished servers of this process, put back to how they were: furnishing takes some six seconds of the processor, and
 * several suites use them one after the other. They end with the process.
 */
export async function startFurnished(): Promise<FurnishedServers> {
  if (shared !== undefined && performance.now() - shared.since > sharedForMs) {
    await shared.servers.close()
    shared = undefined
  }
  shared ??= { since: performance.now(), servers: await launch() }
  await shared.servers.rewind()
  return shared.servers
}

async function launch(): Promise<FurnishedServers & { close(): Promise<void> }> {
  const databaseUrl = await createDatabase()
  // Furnished by a server that delivers and works, which then goes: nothing changes by itself afterwards.
  const busy = await startOwnServer({ secrets: { databaseUrl } })
  const { apiKey, clientId } = busy
  const { environmentId } = busy.environment
  const furnished = await furnish(busy, 'northwind')
  await busy.close()
  // One public address, which stands in tokens, as of processes behind a load balancer: that of the first of them.
  const idle = (config: Partial<Config>) =>
    startOwnServer({
      config: { role: 'api', url: busy.url, databaseConnections: 12, ...config },
      secrets: { databaseUrl },
    })
  const servers = [await idle({ port: Number(new URL(busy.url).port) }), await idle({})] as const
  const [observer, holder] = [0, 1].map(() => new Client({ connectionString: databaseUrl })) as [Client, Client]
  await Promise.all([observer.connect(), holder.connect()])
  const tables = await environmentTables(observer, environmentId)

  // What was tried while it was furnished counts no more.
  await observer.query('delete from guess_limits where environment_id = $1', [environmentId])
  await observer.query('create schema kept')
  await observer.query(`create table kept.environments as select * from environments where id = '${environmentId}'`)
  for (const { name, from, mine } of tables)
    await observer.query(`create table kept.${name} as select * from ${from} where ${mine}`)
  const lastKept = (await observer.query('select max(id) as id from kept.events')).rows[0]?.id
  await noteWrites(observer, tables)
  await defineRewind(observer, tables)
  const written = async () => {
    const { rows } = await observer.query<{ written: string }>('select distinct written from kept.writes')
    return tables.filter(({ from }) => rows.some((row) => row.written === from))
  }
  /** Not what is only added to. */
  const holdEverything = tables
    .filter(({ name }) => !['events', 'guess_limits', 'idempotency_keys'].includes(name))
    .map(({ from, mine }) => `select 1 from ${from} where ${mine} for update`)
    .join(';')

  return {
    servers,
    apiKey,
    clientId,
    environmentId,
    databaseUrl,
    furnished,
    observer,
    async rewind() {
      await observer.query('select kept.rewind()')
    },
    async recorded() {
      const { rows } = await observer.query<{ id: string; event: string }>({
        name: 'recorded',
        text: 'select id, event from events where environment_id = $1 and id > $2 order by id',
        values: [environmentId, lastKept],
      })
      return rows
    },
    async beginOfChanges() {
      const { rows } = await observer.query<{ id: string }>('select pg_current_xact_id()::text as id')
      return rows[0]?.id ?? ''
    },
    async changesSince(begin) {
      const changes = (await written())
        .filter(({ name }) => name !== 'guess_limits' && !isStamped(name))
        .map(
          ({ name, from, mine }) => `select distinct '${name}' as table, xmin::text as transaction from ${from}
            where ${mine} and xmin::text::bigint > ${begin}`,
        )
      if (changes.length === 0) return []
      return (await observer.query<{ table: string; transaction: string }>(changes.join(' union all '))).rows
    },
    async rowsWrittenSince(begin) {
      const rowsOf = (await written())
        .filter(({ name }) => !isStamped(name))
        .flatMap(({ name, from, mine, key }) => [
          `select '${name}' as table, to_jsonb(t)::text as row from ${from} t where ${mine} and xmin::text::bigint > ${begin}`,
          `select '${name}' as table, to_jsonb(k)::text as row from kept.${name} k where (${key}) not in (select ${key} from ${from} where ${mine})`,
        ])
      if (rowsOf.length === 0) return []
      return (await observer.query<{ table: string; row: string }>(rowsOf.join(' union all '))).rows
    },
    async holding(text) {
      const rowsOf = (await written()).map(
        ({ name, from, mine }) => `select '${name}' as table, to_jsonb(t) as row from ${from} t where ${mine}`,
      )
      if (rowsOf.length === 0) return []
      const all = `select * from (${rowsOf.join(' union all ')}) rows where row::text ~ $1`
      return (await observer.query(all, [text])).rows
    },
    async rowOf(name) {
      for (const { from, mine } of tables.filter(({ isParent }) => isParent)) {
        for (const key of ['id', 'slug'] as const) {
          const found = `select 1 from (select to_jsonb(t) as row from ${from} t where ${mine}) rows where row ->> $1 = $2`
          const { rowCount } = await observer.query(found, [key, name])
          if (rowCount === 1) return { table: from, key, value: name }
        }
      }
      return undefined
    },
    async whileHeld<T>(what: HeldRow | 'everything', start: (begin: Begin<T>) => Promise<unknown>) {
      const running: Promise<T>[] = []
      let ended = 0
      await holder.query('begin')
      if (what === 'everything') await holder.query(holdEverything)
      else {
        const { table, key, value } = what
        const row = `select 1 from ${table} where environment_id = $1 and ${key} = $2 for update`
        await holder.query(row, [environmentId, value])
      }
      try {
        await start(async (call) => {
          let isRunning = true
          const end = () => {
            isRunning = false
            ended++
          }
          const latest = call().finally(end)
          running.push(latest)
          const settled = latest.catch(() => undefined)
          // Most end soon, or wait soon; the longer one runs, the less often it is looked at.
          for (let ms = 2; ended < running.length && ended + (await countWaiting(observer)) < running.length; ms++)
            await Promise.race(isRunning ? [setTimeout(ms), settled] : [setTimeout(ms)])
          return isRunning
        })
      } finally {
        await holder.query('rollback')
      }
      return Promise.all(running)
    },
    async close() {
      await Promise.all([observer.end(), holder.end()])
      await Promise.all(servers.map((server) => server.close()))
    },
  }
}

/** From now on `kept.writes` names the tables that were written to, by whatever transaction and trigger. */
async function noteWrites(observer: Client, tables: readonly EnvironmentTable[]): Promise<void> {
  await observer.query(`
    create unlogged table kept.writes (written text not null);
    create function kept.note_write() returns trigger language plpgsql security definer as
      $$ begin insert into kept.writes values (tg_argv[0]); return null; end $$`)
  for (const { from } of tables) {
    await observer.query(`
      create trigger note_write after insert or update or delete on ${from}
      for each statement execute function kept.note_write('${from}')`)
  }
}

/** `kept.rewind()` puts back the tables that were written to. A function, as PostgreSQL keeps the plans of its statements. */
async function defineRewind(observer: Client, tables: readonly EnvironmentTable[]): Promise<void> {
  const ifWritten = (from: string, statement: string) => `if '${from}' = any (written_to) then ${statement}; end if;`
  const remove = ({ name, from, mine, key }: EnvironmentTable) =>
    ifWritten(from, `delete from ${from} where ${mine} and (${key}) not in (select ${key} from kept.${name})`)
  const putBack = ({ name, from, columns, settable, key }: EnvironmentTable) =>
    ifWritten(
      from,
      `insert into ${from} as t (${columns}) overriding system value select ${columns} from kept.${name}
      on conflict (${key}) do update set (${settable}) = row (${settable.replaceAll(/[^, ]+/g, 'excluded.$&')})
      where t.*::text <> excluded.*::text`,
    )
  await observer.query(`
    create function kept.rewind() returns void language plpgsql as $$
    declare
      written_to text[] := array(select distinct written from kept.writes);
    begin
      perform set_config('gatehouse.removal', 'rewind', true);
      ${tables.toReversed().map(remove).join('\n')}
      -- With what went along, as it referred to what went.
      written_to := array(select distinct written from kept.writes);
      ${tables.map(putBack).join('\n')}
      update environments e set name = k.name, app_homepage_url = k.app_homepage_url
      from kept.environments k where e.id = k.id;
      delete from kept.writes;
    end $$`)
}

async function countWaiting(observer: Client): Promise<number> {
  // What pg_stat_activity reads, without the names that it joins: it is asked tens of thousands of times.
  const { rows } = await observer.query<{ n: number }>({
    name: 'count_waiting',
    text: `select count(*)::int as n from pg_stat_get_activity(null)
      where datid = (select oid from pg_database where datname = current_database()) and wait_event_type = 'Lock'`,
  })
  return rows[0]?.n ?? 0
}

/** Its rows say when they were used last, which is written beside every call. */
const isStamped = (table: string) => table === 'management_keys'
