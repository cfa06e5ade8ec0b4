import {
  appendFileSync,
  createReadStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteEnvironment, ensureManagementKey, findEnvironmentContext } from '#environment/environments/index.ts'
import {
  type Decrypt,
  decryptWith,
  type ExportTarget,
  encryptFor,
  exportEnvironment,
  findMovingTables,
  type Manifest,
  openFolder,
} from '#operator/exports/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { createDatabase } from '#test/database.ts'
import { gatehouse } from '#test/run-command.ts'
import { send } from '#test/samples.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import { importEnvironment } from './import-environment.ts'
import { enrich, storedSecrets } from './rich-environment.fixture.ts'

const source = await startServer()
const databaseUrl = await createDatabase()
const target = await startOwnServer({ config: { role: 'api' }, secrets: { databaseUrl } })
const folders = mkdtempSync(join(tmpdir(), 'gatehouse-export-'))
afterAll(() => rmSync(folders, { recursive: true }))
let before: Exported

interface Exported {
  folder: string
  manifest: Manifest
  /** Those of secrets opened. */
  files: Map<string, string>
}

const identity = await generateX25519Identity()
const recipient = await identityToRecipient(identity)
const decrypt = await decryptWith(`# created: today\n${identity}\n`)

let exports = 0
async function exportOf(ctx: Context, recipients: readonly string[] = []): Promise<Exported> {
  exports += 1
  const folder = join(folders, `${exports}`)
  const encrypter = recipients.length === 0 ? undefined : await encryptFor(recipients)
  const manifest = await exportEnvironment(ctx, await openFolder(folder, encrypter), () => undefined, recipients)
  const files = new Map<string, string>()
  for (const name of readdirSync(folder).filter((each) => each !== 'manifest.json'))
    files.set(name, await contentOf(join(folder, name)))
  return { folder, manifest, files }
}

async function contentOf(path: string): Promise<string> {
  if (!path.endsWith('.age')) return readFileSync(path, 'utf8')
  const chunks: Buffer[] = []
  for await (const chunk of await decrypt(createReadStream(path))) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** An import that is killed at its n-th step, if there are as many. */
function importThere(folder: string, given: { killedAt?: number; decrypt?: Decrypt; replaces?: string } = { decrypt }) {
  let step = 0
  const progress = {
    show(label: string) {
      if (label !== 'Importing') return
      step += 1
      if (step === given.killedAt) throw new Error('killed')
    },
    end: () => undefined,
  }
  return importEnvironment(target.app.system, {
    folder,
    replaces: given.replaces,
    isDryRun: false,
    progress,
    decrypt: given.decrypt,
  })
}

const countThere = async () =>
  (
    await target.app.system.database.one<{ count: number }>(sql`
  select count(*)::int as count from environments where id = ${source.environment.environmentId}`)
  ).count

beforeAll(async () => {
  await enrich(source)
  before = await exportOf(source.environment, [recipient])
}, 90_000)
afterAll(() => target.close())

test('every table whose rows move has some in this test, so that a new one is tried too', async () => {
  const { moved } = await findMovingTables(source.app.system)
  const kinds = before.manifest.kinds.map(({ name }) => name)

  expect(moved.map(({ name }) => name).filter((name) => !kinds.includes(name))).toEqual([])
})

test('an export that was changed or cut is refused before anything is stored', async () => {
  const { folder } = await exportOf(source.environment)
  appendFileSync(join(folder, 'organizations.ndjson'), '{"id":"org_1","name":"Planted"}\n')
  await expect(importThere(folder)).rejects.toThrow('organizations.ndjson is not the file that was exported')
  rmSync(join(folder, 'organizations.ndjson'))
  await expect(importThere(folder)).rejects.toThrow("organizations.ndjson can't be read")
  rmSync(join(folder, 'manifest.json'))
  await expect(importThere(folder)).rejects.toThrow('An export that was interrupted has none')

  expect(await countThere()).toBe(0)
})

test('an environment with its client id makes room on request, if it is not in use', async () => {
  const { api, environment } = target
  const replaces = environment.environmentId
  const { folder } = await exportOf(source.environment)
  const setClientId = (clientId: string) =>
    environment.db.run(sql`update environments set client_id = ${clientId} where id = ${replaces}`)
  const organization = (await api.post<{ id: string }>('/organizations', { name: 'In use' })).body
  await setClientId(source.clientId)

  await expect(importThere(folder, {})).rejects.toThrow(`add --replace ${replaces}`)
  await expect(importThere(folder, { replaces })).rejects.toThrow('has organizations')
  expect(await countThere()).toBe(0)

  await api.delete(`/organizations/${organization.id}`)
  expect((await importThere(folder, { replaces })).faults).toEqual([])
  expect(await countThere()).toBe(1)
  expect((await api.get('/organizations')).status).toBe(401)
  await deleteEnvironment(target.app.system, source.environment.environmentId)
})

test('without --secrets, nothing that opens anything is in the files, sealed or not', async () => {
  const { folder, manifest, files } = await exportOf(source.environment)

  expect([...files.keys()].filter((name) => name.endsWith('.age'))).toEqual([])
  expect(manifest.recipients).toBe(null)
  const text = [...files.values(), readFileSync(join(folder, 'manifest.json'), 'utf8')].join('')
  for (const [name, content] of before.files) {
    if (!name.endsWith('.age')) continue
    const secrets = content
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => Object.values(JSON.parse(line)))
    expect([name, secrets.length > 0]).toEqual([name, true])
    for (const secret of secrets) expect(text).not.toContain(JSON.stringify(secret).slice(1, -1))
  }
  expect(text).not.toMatch(/"v[12]\.[0-9a-f]{8}\./)
  expect(text).not.toContain('$argon2')
  for (const secret of Object.values(storedSecrets)) expect(text).not.toContain(secret)
})

test('an environment that moves to another server, killed twice on the way, is there as it was, byte by byte', async () => {
  const { folder, manifest, files } = before
  const stranger = await decryptWith(await generateX25519Identity())
  await expect(importThere(folder, { decrypt: stranger })).rejects.toThrow("doesn't open the secrets")
  await expect(importThere(folder, { decrypt, killedAt: 3 })).rejects.toThrow('killed')
  await expect(importThere(folder, { decrypt, killedAt: 40 })).rejects.toThrow('killed')

  const report = await importThere(folder)

  expect([report.faults, report.kinds.filter(({ withheld }) => withheld > 0)]).toEqual([[], []])
  const there = { ...target.environment, environmentId: manifest.environment.id, clientId: source.clientId }
  const after = await exportOf(there, [recipient])
  for (const [name, content] of files) expect([name, after.files.get(name)]).toEqual([name, content])
  expect(after.files.size).toBe(files.size)
  expect(await importThere(folder)).toMatchObject({ wasThere: true, kinds: [] })
  await expect(importThere((await exportOf(source.environment)).folder)).rejects.toThrow('on this server already')
})

test('what is sealed opens on the other server: values of the Vault, and links of invitations', async () => {
  const key = 'sk_test_of_the_other_server_0123456789'
  const there = await findEnvironmentContext(target.app.system, source.environment.environmentId)
  await there?.transaction((tx) => ensureManagementKey(tx, 'First key', key))
  const read = async (path: string) => (await send(target.url, path, { key })).json

  expect(await read('/vault/v1/kv/name/northwind%20secret')).toMatchObject({ value: 'the secret of northwind' })
  const [invitation] = (await source.workos.userManagement.listInvitations({})).data
  expect(await read(`/user_management/invitations/by_token/${invitation?.token}`)).toMatchObject({ id: invitation?.id })
})

test('the commands export an environment, make room for it, and import it again', async () => {
  const run = (...words: string[]) => gatehouse(words, { DATABASE_URL: databaseUrl })
  const id = before.manifest.environment.id
  const [folder, keys] = [join(folders, 'by-command'), join(folders, 'key.txt')]
  writeFileSync(keys, `${identity}\n`)
  const exportIt = ['export', '--all', '--to', folder, '--environment', id]
  expect(await run(...exportIt, '--secrets', '--recipient', 'age1wrong')).toEqual([
    1,
    expect.stringContaining('is not a public key of age'),
  ])

  expect(await run(...exportIt, '--secrets', '--recipient', recipient)).toEqual([
    0,
    expect.stringContaining(`Its secrets are encrypted for ${recipient}.`),
  ])

  await expect(openFolder(folder)).rejects.toThrow('holds an export already')
  const importIt = ['import', 'gatehouse', folder]
  expect(await run(...importIt)).toEqual([1, expect.stringContaining('Give the key that opens them')])
  expect((await run('environments', 'delete', id))[0]).toBe(0)
  const [code, printed] = await run(...importIt, '--identity', keys)
  expect([code, printed]).toEqual([0, expect.stringContaining(`Imported Test (${id}`)])
  const [ofStream, stream] = await run('export', '--all', '--to', '-', '--environment', id)
  const lines = stream
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect([ofStream, lines.at(-1)]).toMatchObject([0, { manifest: { environment: { id } } }])
  expect(lines.filter(({ kind }) => kind === 'organizations')).toHaveLength(
    before.manifest.kinds.find(({ name }) => name === 'organizations')?.rows ?? 0,
  )
}, 60_000)

test('an export keeps a few rows in memory: the next are read once these are written', async () => {
  await source.environment.db.run(sql`
    insert into redirect_uris (environment_id, id, uri, is_default, created_at, updated_at)
    select ${source.environment.environmentId}, 'redirect_uri_' || n, 'https://' || n || '.example', false, now(), now()
    from generate_series(1, 1600) n`)
  let held = 0
  let most = 0
  let written = 0
  const target: ExportTarget = {
    begin: () => ({
      async write(lines) {
        await new Promise((resolve) => setImmediate(resolve))
        held -= lines.length
        written += lines.length
      },
      end: async () => ({ file: '', rows: 0, bytes: 0, sha256: '' }),
    }),
    finish: async () => undefined,
  }

  await exportEnvironment(source.environment, target, ({ rows }) => {
    held += rows
    most = Math.max(most, held)
  })

  expect(written).toBeGreaterThan(1_600)
  expect(most).toBeLessThanOrEqual(500)
})
