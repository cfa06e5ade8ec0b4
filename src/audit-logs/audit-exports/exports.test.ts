import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, expect, test, vi } from 'vitest'
import { startS3Server } from '#test/s3-server.ts'
import { startOwnServer } from '#test/server.ts'
import { anEvent, prepareLog } from '../audit-events/events.fixture.ts'
import { cleanExports } from './clean-exports.ts'
import { download, exported, range, untilWritten } from './exports.fixture.ts'
import { writeExportJob } from './write-export.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-exports-'))
let now = new Date('2026-10-05T12:00:00.000Z')
const server = await startOwnServer({ config: { dataDir }, now: () => now })
const { api, workos } = server
const organizationId = await prepareLog(server)
await workos.auditLogs.createSchema({ action: 'document.deleted', targets: [{ type: 'document' }] })
afterAll(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true })
})

interface ListedEvent {
  id: string
  action: string
  version: number
  occurred_at: string
  actor: { id: string; type: string; name: string | null; metadata: object }
  targets: object[]
  context: { location: string; user_agent: string | null }
  metadata: object
}

/** All that breaks files: quotes, separators, line breaks, formulas, signs of many scripts. */
const texts = [
  'plain',
  'a "quoted" name, with commas; and\ttabs',
  'two\nlines and\r\nthree',
  'Ada\n=cmd',
  'Ada\r=cmd',
  '=HYPERLINK("https://evil.example","x")',
  '+1',
  '-1+cmd',
  '@SUM(A1)',
  '\tindented',
  '\rreturned',
  '＝1+1',
  '"',
  '""',
  "'",
  'Zoë 李小龍 🙂 ‮אב',
]

for (const [at, text] of texts.entries()) {
  const isDocument = at % 2 === 1
  const event = anEvent({
    action: isDocument ? 'document.deleted' : 'user.signed_in',
    occurred_at: new Date(Date.parse(range.range_start) + at * 1_000).toISOString(),
    actor: { id: `=${at}`, type: 'user', name: text, metadata: { text } },
    targets: [{ id: text, type: isDocument ? 'document' : 'team', name: text }],
    context: { location: text, user_agent: text },
    metadata: { text, count: at, isLast: at === texts.length - 1 },
  })
  const { status, body } = await api.post('/audit_logs/events', { organization_id: organizationId, event })
  if (status !== 200) throw new Error(JSON.stringify(body))
}

async function listed(query = ''): Promise<ListedEvent[]> {
  const path = `/audit_logs/events?organization_id=${organizationId}&order=asc&limit=100${query}`
  return (await api.get<{ data: ListedEvent[] }>(path)).body.data
}

/** As a spreadsheet shows it: text, and never a formula. */
const shown = (text: string) => (/^[=+\-@\t\r\n＝]/.test(text) ? `'${text}` : text)

function toRow(event: ListedEvent) {
  return {
    id: event.id,
    action: event.action,
    occurred_at: event.occurred_at,
    actor_id: shown(event.actor.id),
    actor_type: event.actor.type,
    actor_name: shown(event.actor.name ?? ''),
    actor_metadata: JSON.stringify(event.actor.metadata),
    targets: JSON.stringify(event.targets),
    context_location: shown(event.context.location),
    context_user_agent: shown(event.context.user_agent ?? ''),
    metadata: JSON.stringify(event.metadata),
    version: String(event.version),
  }
}

test('[I-7] a CSV library reads every event back, whatever is in it, and no cell begins like a formula', async () => {
  const begun = await workos.auditLogs.createExport({
    organizationId,
    rangeStart: new Date(range.range_start),
    rangeEnd: new Date(range.range_end),
  })
  expect(begun).toMatchObject({ object: 'audit_log_export', state: 'pending' })
  const written = await untilWritten(server, begun.id)
  expect(written).toMatchObject({ state: 'ready', event_count: texts.length, progress: 1 })

  const { url } = await workos.auditLogs.getExport(begun.id)
  const answer = await fetch(String(url))
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit-log-2026-10-01-2026-10-02.csv"')
  const text = await answer.text()
  const rows: Record<string, string>[] = parse(text, { columns: true, record_delimiter: ['\r\n', '\n', '\r'] })
  expect(rows).toEqual((await listed()).map(toRow))
  for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/)
})

test('an export as NDJSON has the events as the list has them, a line each', async () => {
  const { url } = await exported(server, { organization_id: organizationId, format: 'ndjson' })
  const text = await download(url)
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(await listed())
})

test('the filters of the SDK choose events, all of them together', async () => {
  const idsOf = async (filter: object) => {
    const { id } = await workos.auditLogs.createExport({
      organizationId,
      rangeStart: new Date(range.range_start),
      rangeEnd: new Date(range.range_end),
      ...filter,
    })
    const rows: { id: string }[] = parse(await download((await untilWritten(server, id)).url), { columns: true })
    return rows.map((row) => row.id)
  }
  const all = await listed()
  const idsWhere = (isWanted: (event: ListedEvent, at: number) => boolean) => all.filter(isWanted).map(({ id }) => id)
  expect(await idsOf({ actions: ['document.deleted'] })).toEqual(idsWhere((_, at) => at % 2 === 1))
  expect(await idsOf({ targets: ['team'] })).toEqual(idsWhere((_, at) => at % 2 === 0))
  expect(await idsOf({ actorNames: ['"', 'plain'] })).toEqual(
    idsWhere(({ actor }) => ['"', 'plain'].includes(actor.name ?? '')),
  )
  expect(await idsOf({ actorIds: ['=1', '=2'], targets: ['team'] })).toEqual(idsWhere((_, at) => at === 2))
  expect(await idsOf({ rangeEnd: new Date(Date.parse(range.range_start) + 1_000) })).toEqual(
    idsWhere((_, at) => at === 0),
  )
  expect(await idsOf({ actions: ['nothing.happened'] })).toEqual([])
})

test('[I-7] an address ends after ten minutes, and each read of the export gives another', async () => {
  const { id, url } = await exported(server, { organization_id: organizationId })
  now = new Date(now.getTime() + 599_000)
  expect(await download(url)).toContain('audit_log_event_')
  now = new Date(now.getTime() + 2_000)
  const answer = await fetch(String(url), { headers: { accept: 'application/json' } })
  expect([answer.status, await answer.json()]).toEqual([
    404,
    expect.objectContaining({ code: 'audit_log_download_ended' }),
  ])
  expect((await fetch(`${url}a`)).status).toBe(404)
  const { url: another } = await workos.auditLogs.getExport(id)
  expect(another).not.toBe(url)
  expect(await download(another)).toContain('audit_log_event_')
})

test('a file is deleted after a week, what is known of it after a month more', async () => {
  const { id, url } = await exported(server, { organization_id: organizationId })
  const files = () => readdirSync(dataDir, { recursive: true }).filter((name) => String(name).includes(id))
  expect(files()).toHaveLength(1)
  const before = now
  now = new Date(before.getTime() + 7 * 86_400_000 + 1)
  await cleanExports.run(server.app.system)
  expect(files()).toEqual([])
  expect((await api.get(`/audit_logs/exports/${id}`)).body).toMatchObject({ state: 'expired', url: null })
  expect((await fetch(String(url))).status).toBe(404)
  now = new Date(before.getTime() + 38 * 86_400_000)
  await cleanExports.run(server.app.system)
  expect((await api.get(`/audit_logs/exports/${id}`)).status).toBe(404)
})

test('[I-7] the address of an export ends at once with its organization, and its file goes without waiting for the clock', async () => {
  const id = await prepareLog(server)
  await api.post('/audit_logs/events', { organization_id: id, event: anEvent() })
  const one = await exported(server, { organization_id: id })
  expect(await download(one.url)).toContain('audit_log_event_')
  // On the disk that another server shares, the file may be there for longer.
  const [path = ''] = readdirSync(dataDir, { recursive: true }).filter((name) => String(name).includes(one.id))
  const file = readFileSync(join(dataDir, String(path)))
  await workos.organizations.deleteOrganization(id)
  await vi.waitUntil(() => !existsSync(join(dataDir, String(path))), { timeout: 30_000 })
  writeFileSync(join(dataDir, String(path)), file)

  expect((await fetch(String(one.url))).status).toBe(404)
  expect((await api.get(`/audit_logs/exports/${one.id}`)).body).toMatchObject({ state: 'expired', url: null })
})

test('a period that ends before it begins, or is still to come, is refused', async () => {
  const create = (members: object) =>
    api.post('/audit_logs/exports', { organization_id: organizationId, ...range, ...members })
  for (const members of [
    { range_end: range.range_start },
    { range_start: '2026-10-03T00:00:00Z' },
    { range_start: '2099-01-01T00:00:00Z', range_end: '2099-02-01T00:00:00Z' },
  ])
    expect(await create(members)).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/^Invalid date range: /), code: 'invalid_audit_log_export_range_date' },
    })
  expect(await create({ organization_id: 'org_01EHZNVPK3SFK441A1RGBFSHRT' })).toMatchObject({ status: 404 })
})

test('with a bucket, the file and its address are there; one that refuses ends the export after some tries', async () => {
  const s3 = await startS3Server({ secretOf: () => ({ secret: 'b' }) })
  const other = await startOwnServer({
    config: { storage: { bucket: 'files', region: 'us-east-1', endpoint: s3.url } },
    secrets: { storageCredentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
  })
  const id = await prepareLog(other)
  await other.api.post('/audit_logs/events', { organization_id: id, event: anEvent() })
  const { url } = await exported(other, { organization_id: id })
  expect(url?.startsWith(`${s3.url}/files/exports/`)).toBe(true)
  expect(parse(await download(url), { columns: true })).toMatchObject([{ actor_id: 'user_1' }])
  const gone = await prepareLog(other)
  const { url: urlOfGone } = await exported(other, { organization_id: gone })
  expect((await fetch(String(urlOfGone))).status).toBe(200)
  await other.workos.organizations.deleteOrganization(gone)
  await vi.waitUntil(async () => (await fetch(String(urlOfGone))).status === 404, { timeout: 30_000 })

  s3.intervene = () => 403
  const { body } = await other.api.post<{ id: string }>('/audit_logs/exports', { organization_id: id, ...range })
  // The queue would wait longer between tries.
  for (let tries = 0; tries < 5; tries++)
    await writeExportJob.run({ export_id: body.id }, other.environment, { isLast: false }).catch(() => undefined)
  expect(await untilWritten(other, body.id)).toMatchObject({ state: 'error', url: null })
  await other.close()
  await s3.close()
})
