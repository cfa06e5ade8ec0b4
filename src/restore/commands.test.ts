import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadConfig } from '#platform/config/load-config.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { createDatabase } from '#test/database.ts'
import { gatehouse } from '#test/run-command.ts'
import { startOwnServer, testMasterKey } from '#test/server.ts'
import { rehearseRestore } from './rehearse.ts'

/** A database that a server has worked on, and no one uses now. */
async function usedDatabase(): Promise<string> {
  const databaseUrl = await createDatabase()
  const server = await startOwnServer({ secrets: { databaseUrl } })
  await server.workos.organizations.createOrganization({ name: 'Northwind' })
  await server.workos.userManagement.sendInvitation({ email: 'new@northwind.example' })
  await server.close()
  return databaseUrl
}

async function onDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase({ url, applicationName: 'test', transactions: 1, readers: 1 })
  return work(database).finally(() => database.close())
}

const used = await usedDatabase()

test('restore-window opens, shows and closes a window, keeps it in the log of operators, and is refused while servers run', async () => {
  const DATABASE_URL = await createDatabase(used)
  const run = (...words: string[]) => gatehouse(['restore-window', ...words], { DATABASE_URL })

  expect(await run('status')).toEqual([0, 'No window was opened on this database.\n'])
  const [code, opened] = await run('open', '--for', '7d')
  expect([code, opened]).toEqual([0, expect.stringMatching(/^restored at .* open until /)])
  expect(opened).toContain('1 open invitations have another link: send them again.')
  expect(opened).toContain('sessions that were signed out or revoked')
  expect(await run('open')).toEqual([1, expect.stringContaining('A window is open until')])
  expect(await run('close')).toEqual([0, expect.stringContaining('closed since')])
  expect(await run('status')).toEqual([0, expect.stringContaining('closed since')])
  expect(await run('open', '--for', '31d')).toEqual([1, expect.stringContaining('Use it as: gatehouse')])
  expect(await run('open', '--backup-of', 'yesterday')).toEqual([1, expect.stringContaining('Use it as: gatehouse')])

  const kept = await onDatabase(DATABASE_URL, (database) =>
    database.many<{ action: string }>(sql`select entry ->> 'action' as action from operator_log_entries order by id`),
  )
  const commands = kept.map(({ action }) => action).filter((action) => action.startsWith('restore-window'))
  expect(commands).toEqual(['restore-window open', 'restore-window close'])
  const server = await startOwnServer({ secrets: { databaseUrl: DATABASE_URL } })
  onTestFinished(() => server.close())
  expect(await run('open')).toEqual([1, expect.stringContaining('Servers are connected to the database.')])
}, 120_000)

test('rehearse-restore finds a restored copy whole, and says what is in it and how old it is', async () => {
  const url = await createDatabase(used)

  const [code, output] = await gatehouse(['rehearse-restore', '--url', url, '--json'])

  const report = JSON.parse(output)
  expect([code, report.problems]).toEqual([0, 0])
  expect(report.counts).toMatchObject({ organizations: 1, users: 0 })
  expect(Date.now() - Date.parse(report.newest_write)).toBeLessThan(3_600_000)
  expect(report.findings.map(({ check }: { check: string }) => check)).toEqual(
    expect.arrayContaining(['Age', 'Master key', 'Migrations', 'Contents', 'Audit logs']),
  )
  expect(await gatehouse(['rehearse-restore'])).toEqual([1, expect.stringContaining('Use it as: gatehouse')])
  expect(await gatehouse(['rehearse-restore', '--url', url], { DATABASE_URL: url })).toEqual([
    1,
    expect.stringContaining('This is the database in DATABASE_URL.'),
  ])
}, 90_000)

/** Rehearses in this process. @returns the checks that found a problem */
async function problemsOf(
  rehearsal: { dump?: string; url?: string },
  secretKey: string = testMasterKey,
): Promise<string[]> {
  const settings = loadConfig({ GATEHOUSE_SECRET_KEY: secretKey })
  const { dump, url } = rehearsal
  const { findings } = await rehearseRestore(settings, { dump, url }, () => undefined)
  return findings.filter(({ level }) => level === 'problem').map(({ check }) => check)
}

test('a rehearsal finds a copy that another master key seals, one with a cut audit log, and one that is of something else', async () => {
  const url = await createDatabase(used)

  expect(await problemsOf({ url }, 'another master key that is long enough as well')).toEqual(['Master key'])
  await onDatabase(url, (database) =>
    database.run(sql`
      insert into audit_log_chains (environment_id, organization_id, sequence)
      select environment_id, id, 3 from organizations
      on conflict (environment_id, organization_id) do update set sequence = 3`),
  )
  expect(await problemsOf({ url })).toEqual(['Audit logs'])
  await onDatabase(url, (database) => database.run(sql`drop table event_positions`))
  expect(await problemsOf({ url })).toEqual(['Database'])
}, 90_000)

test('a rehearsal refuses a database that servers use or that is not empty, and what is no dump or only a part of one', async () => {
  const databaseUrl = await createDatabase(used)
  const server = await startOwnServer({ secrets: { databaseUrl } })
  onTestFinished(() => server.close())
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-rehearsal-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const begun =
    '--\n-- PostgreSQL database dump\n--\n\ncreate table cut (id text);\nCOPY public.cut (id) FROM stdin;\n1\n'
  const whole = `${begun}\\.\n\n--\n-- PostgreSQL database dump complete\n--\n`

  await expect(problemsOf({ url: databaseUrl })).rejects.toThrow('Servers are connected to this database.')
  await expect(problemsOf({ url: used, dump: file('whole.sql', whole) })).rejects.toThrow('is not empty')
  await expect(problemsOf({ dump: file('packed.gz', 'packed') })).rejects.toThrow('is no dump of pg_dump')
  await expect(problemsOf({ dump: join(folder, 'none') })).rejects.toThrow('cannot be read: ENOENT')
  expect(await problemsOf({ dump: file('cut.sql', begun) })).toEqual(['Dump'])
  expect(await problemsOf({ url: 'postgres://gatehouse@127.0.0.1:9/none' })).toEqual(['Database'])
}, 90_000)
