import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAwsSignature, type ReceivedRequest } from '#test/aws-signature.ts'
import { presignForAws, signForAws } from './aws-signature.ts'
import { createOutgoingClient, type OutgoingRequest } from './index.ts'

const client = createOutgoingClient({ allowLoopback: true, allowNetworks: [] })
const at = new Date('2026-03-01T12:00:00Z')
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const secretOf = (id: string) => (id === credentials.accessKeyId ? credentials.secretAccessKey : undefined)

let received: ReceivedRequest | undefined
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method = '', url = '', headers } = request
  received = { method, url, headers, body: Buffer.concat(chunks) }
  response.end()
})
let base: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

async function arrived(request: OutgoingRequest): Promise<ReceivedRequest> {
  await client.request(request)
  if (received === undefined) throw new Error('nothing came')
  return received
}

/** "Authenticating Requests (AWS Signature Version 4)", Amazon S3 API Reference. */
const published = {
  at: new Date('2013-05-24T00:00:00Z'),
  service: 's3',
  region: 'us-east-1',
  credentials: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
}

test('the published example of a request to S3 gets its published signature', async () => {
  const { headers } = await signForAws(
    { method: 'GET', url: 'https://examplebucket.s3.amazonaws.com/test.txt', headers: { range: 'bytes=0-9' } },
    published,
  )
  expect(headers?.authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, ' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  )
})

test('the published example of a signed URL gets its published signature', async () => {
  const url = await presignForAws(
    { method: 'GET', url: 'https://examplebucket.s3.amazonaws.com/test.txt' },
    { ...published, seconds: 86_400 },
  )
  expect(url).toContain('&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404')
})

test.each([
  ['an action with a body', 'sts', 'POST', '/', 'Action=AssumeRole&Version=2011-06-15'],
  [
    'a path with every kind of character',
    's3',
    'PUT',
    '/bucket/a%20b%2B%21%27%28%29%2A~/%C3%A9.json',
    Buffer.from([0, 255]),
  ],
  ['the same path at another service', 'kms', 'PUT', '/bucket/a%20b%2B%21%27%28%29%2A~/%C3%A9.json', '{}'],
  ['a query out of order, without a value, and with signs', 's3', 'POST', '/b/k?uploads&b=2&a=1&a=0&c=%2B+%26%3D', ''],
] as const)('%s arrives with a signature over all of it', async (_what, service, method, path, body) => {
  const headers = { 'content-type': 'text/plain', 'x-amz-meta-note': 'two  spaces' }
  const request = { method, url: `${base}${path}`, headers, body }
  const signed = await signForAws(request, { service, region: 'eu-west-1', credentials, at })
  const claim = checkAwsSignature(await arrived(signed), secretOf, at)
  expect(claim).toMatchObject({ accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1', service })
  expect(claim.signedHeaders).toEqual(expect.arrayContaining(['content-type', 'host', 'x-amz-date', 'x-amz-meta-note']))
})

test('credentials of a role carry their token, signed', async () => {
  const scope = { service: 's3', region: 'us-east-1', credentials: { ...credentials, sessionToken: 'tok+en/=' }, at }
  const request = await arrived(await signForAws({ method: 'GET', url: `${base}/` }, scope))
  expect(request.headers['x-amz-security-token']).toBe('tok+en/=')
  expect(checkAwsSignature(request, secretOf, at).signedHeaders).toContain('x-amz-security-token')
})

test('what was changed on the way, or is old, has no valid signature', async () => {
  const scope = { service: 's3', region: 'us-east-1', credentials, at }
  const request = await arrived(await signForAws({ method: 'PUT', url: `${base}/a?b=c`, body: 'x' }, scope))
  const check = (changed: Partial<ReceivedRequest>, now = at) =>
    checkAwsSignature({ ...request, ...changed }, secretOf, now)
  expect(() => check({ url: '/a?b=d' })).toThrow('SignatureDoesNotMatch')
  expect(() => check({ method: 'POST' })).toThrow('SignatureDoesNotMatch')
  expect(() => check({ body: Buffer.from('y') })).toThrow('XAmzContentSHA256Mismatch')
  expect(() => check({}, new Date(at.getTime() + 901_000))).toThrow('expired')
})

test('a signed URL opens what it is for until it ends', async () => {
  const scope = { service: 's3', region: 'us-east-1', credentials, at, seconds: 600 }
  const target = { method: 'GET', url: `${base}/b/a%20b?response-content-disposition=attachment%3B%20a` } as const
  const url = await presignForAws(target, scope)
  const request = await arrived({ method: 'GET', url })
  const later = (seconds: number) => new Date(at.getTime() + seconds * 1_000)
  expect(() => checkAwsSignature(request, secretOf, later(599))).not.toThrow()
  expect(() => checkAwsSignature(request, secretOf, later(601))).toThrow('expired')
  expect(() => checkAwsSignature({ ...request, url: request.url.replace('a%20b', 'c') }, secretOf, at)).toThrow('Match')
})
