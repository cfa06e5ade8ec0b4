import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { createCredentialHashes } from '../crypto/credential-hasher.ts'
import { createDiskStorage } from './disk-storage.ts'
import { createFileLinks, linkPath } from './file-links.ts'
import { StorageError } from './storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const open = (key = 'a') =>
  createDiskStorage(folder, createFileLinks({ url: 'https://auth.example.com' }, hashesUnder(key)))
function hashesUnder(key: string) {
  const times = { createdAt: new Date(0), activeAt: new Date(0), compromisedAt: null }
  const keys = [{ version: 1, format: 2, material: Buffer.from(key), ...times }]
  return createCredentialHashes(
    () => keys,
    () => 1,
  )
}

const storage = open()
const now = new Date()
const options = { fileName: 'log.csv', contentType: 'text/csv', until: new Date(now.getTime() + 600_000) }
const tokenOf = (url: string) => url.slice('https://auth.example.com'.length + linkPath.indexOf('{'))
const names = () => readdirSync(folder, { recursive: true }).sort()

test('an address opens its file until it ends, at every server with the same keys', async () => {
  await storage.put('exports/a.csv', [Buffer.from('a,'), Buffer.from('b')], 'text/csv')
  const token = tokenOf(await storage.signedUrl('exports/a.csv', options))
  const file = await open().openLink(token, now)
  expect(file).toMatchObject({
    bytes: 3,
    headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="log.csv"' },
  })
  expect(file && (await text(file.content))).toBe('a,b')
  expect(await storage.openLink(token, options.until)).toBeUndefined()
  expect(await open('b').openLink(token, now)).toBeUndefined()
})

test('an address that was changed opens nothing', async () => {
  await storage.put('exports/b.csv', [Buffer.from('b')], 'text/csv')
  const token = tokenOf(await storage.signedUrl('exports/a.csv', options))
  const [payload = '', signature = ''] = token.split('.')
  const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('a.csv', 'b.csv')).toString(
    'base64url',
  )
  for (const wrong of [`${other}.${signature}`, `${payload}.`, payload, '', `.${signature}`, `${token}a`])
    expect(await storage.openLink(wrong, now)).toBeUndefined()
})

test('what fails while it is written leaves no file, and what a killed process left goes with its file', async () => {
  await storage.put('kept/a.csv', [Buffer.from('first')], 'text/csv')
  async function* failing() {
    yield Buffer.from('second')
    throw new Error('the database is gone')
  }
  await expect(storage.put('kept/a.csv', failing(), 'text/csv')).rejects.toThrow('the database is gone')
  expect(names().filter((name) => String(name).startsWith('kept'))).toEqual(['kept', 'kept/a.csv'])
  const token = tokenOf(await storage.signedUrl('kept/a.csv', options))
  const file = await storage.openLink(token, now)
  expect(file && (await text(file.content))).toBe('first')

  writeFileSync(join(folder, 'kept/a.csv.0f1e.unfinished'), 'half')
  writeFileSync(join(folder, 'kept/a.csv2'), 'another')
  await storage.delete('kept/a.csv')
  await storage.delete('kept/a.csv')
  expect(names().filter((name) => String(name).startsWith('kept'))).toEqual(['kept', 'kept/a.csv2'])
  expect(await storage.openLink(token, now)).toBeUndefined()
})

test('a folder that cannot be used says why, and names lead nowhere else', async () => {
  writeFileSync(join(folder, 'file'), '')
  await expect(storage.put('file/a.csv', [], 'text/csv')).rejects.toThrow(StorageError)
  for (const key of ['../a', '/etc/passwd', 'a/../b', 'a//b', '.a', 'a/', '', 'a\0'])
    await expect(storage.put(key, [], 'text/csv')).rejects.toThrow(TypeError)
})
