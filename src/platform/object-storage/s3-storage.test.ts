import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type S3Server, startS3Server } from '#test/s3-server.ts'
import { CloudIdentityFailure, fixedAwsIdentity } from '../cloud-identity/index.ts'
import { createOutgoingClient } from '../outgoing/index.ts'
import { partBytes } from './parts.ts'
import { createS3Storage } from './s3-storage.ts'
import { type ObjectStorage, StorageError } from './storage.ts'

const outgoing = createOutgoingClient({ allowLoopback: true, allowNetworks: [] })
const credentials = { accessKeyId: 'AKID', secretAccessKey: 'sec/ret+=' }
let now = new Date()
let s3: S3Server
let storage: ObjectStorage

function open(secretAccessKey = credentials.secretAccessKey): ObjectStorage {
  const options = {
    bucket: 'files',
    region: 'eu-west-1',
    endpoint: s3.url,
    identity: fixedAwsIdentity({ ...credentials, secretAccessKey }),
  }
  return createS3Storage(options, { outgoing, now: () => now, wait: async () => undefined })
}

test('a bucket without credentials at the moment is asked for them again, and says what is wrong', async () => {
  let tries = 0
  const identity = {
    async credentials() {
      tries += 1
      if (tries <= 2) throw new CloudIdentityFailure('Amazon did not say who this server is.')
      return credentials
    },
  }
  const options = { bucket: 'files', region: 'eu-west-1', endpoint: s3.url, identity }
  const storage = createS3Storage(options, { outgoing, now: () => now, wait: async () => undefined })
  await storage.put('exports/later.csv', [Buffer.from('a')], 'text/csv')
  expect(tries).toBe(3)

  tries = -10
  await expect(storage.delete('exports/later.csv')).rejects.toThrow('Amazon did not say who this server is.')
})

beforeAll(async () => {
  const secretOf = (id: string) => (id === 'AKID' ? { secret: credentials.secretAccessKey } : undefined)
  s3 = await startS3Server({ secretOf, now: () => now, region: 'eu-west-1' })
  storage = open()
})
beforeEach(() => {
  s3.intervene = () => undefined
  s3.objects.clear()
  s3.requests.length = 0
})
afterAll(() => s3.close())

/** More than two parts, in chunks that fit nowhere. */
const large = Buffer.alloc(2 * partBytes + 77, 'a line of a file\n')
function* chunksOf(content: Buffer, size = 1_234_567): Generator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}
const hash = (content: Buffer | undefined) => content && createHash('sha256').update(content).digest('hex')

test('a small file is one request, an empty one too', async () => {
  await storage.put('exports/a.csv', [Buffer.from('a,'), Buffer.from('b\r\n')], 'text/csv')
  await storage.put('exports/b.csv', [], 'text/csv')
  expect(s3.requests).toEqual(['PUT /files/exports/a.csv', 'PUT /files/exports/b.csv'])
  expect(s3.objects.get('files/exports/a.csv')).toMatchObject({ body: Buffer.from('a,b\r\n'), contentType: 'text/csv' })
  expect(s3.objects.get('files/exports/b.csv')?.body).toHaveLength(0)
})

test('a large file goes in parts and arrives byte for byte', async () => {
  await storage.put('large.csv', chunksOf(large), 'text/csv')
  const stored = s3.objects.get('files/large.csv')
  expect([hash(stored?.body), stored?.contentType]).toEqual([hash(large), 'text/csv'])
  expect(s3.requests.filter((each) => each.startsWith('PUT'))).toHaveLength(3)
})

test('a part that is not taken is sent again, and once it never is, nothing is left of the upload', async () => {
  let refusals = 2
  s3.intervene = ({ url }) => (url.includes('partNumber=2') && refusals-- > 0 ? 503 : undefined)
  await storage.put('large.csv', chunksOf(large), 'text/csv')
  expect(hash(s3.objects.get('files/large.csv')?.body)).toBe(hash(large))

  s3.intervene = ({ url }) => (url.includes('partNumber=2') ? 503 : undefined)
  const failed = await storage.put('never.csv', chunksOf(large), 'text/csv').catch((error) => error)
  expect(failed).toBeInstanceOf(StorageError)
  expect(failed.message).toBe('The bucket files answered 503 InternalError.')
  expect([s3.openUploads, s3.objects.has('files/never.csv')]).toEqual([0, false])
})

test('what fails while it is written leaves no file, in parts or not', async () => {
  function* failing(content: Buffer) {
    yield content
    throw new Error('the database is gone')
  }
  for (const content of [Buffer.from('some'), large])
    await expect(storage.put('half.csv', failing(content), 'text/csv')).rejects.toThrow('the database is gone')
  expect([s3.openUploads, s3.objects.size]).toEqual([0, 0])
})

test('a wrong key says so and is not tried again', async () => {
  await expect(open('wrong').put('a.csv', [Buffer.from('a')], 'text/csv')).rejects.toThrow(
    'The bucket files answered 403 SignatureDoesNotMatch.',
  )
  expect(s3.requests).toHaveLength(1)
})

test('a signed address gives the file as a download until it ends, and nothing else', async () => {
  await storage.put('exports/a.csv', [Buffer.from('a')], 'text/csv')
  const until = new Date(now.getTime() + 600_000)
  const url = await storage.signedUrl('exports/a.csv', { fileName: 'Log 1.csv', contentType: 'text/csv', until })
  const answer = await fetch(url)
  expect([answer.status, await answer.text()]).toEqual([200, 'a'])
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="Log_1.csv"')
  expect((await fetch(url.replace('a.csv', 'b.csv'))).status).toBe(403)
  expect((await fetch(url, { method: 'DELETE' })).status).toBe(403)
  now = new Date(now.getTime() + 601_000)
  expect((await fetch(url)).status).toBe(403)
})

test('a file is deleted, and one that is not there is no fault', async () => {
  await storage.put('a.csv', [Buffer.from('a')], 'text/csv')
  await storage.delete('a.csv')
  await storage.delete('a.csv')
  expect(s3.objects.size).toBe(0)
})
