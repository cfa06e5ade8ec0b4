import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** A request as it came over the wire. */
export interface ReceivedRequest {
  method: string
  /** Path and query as sent. */
  url: string
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface SignatureClaim {
  accessKeyId: string
  region: string
  service: string
  /** Names of the headers that are covered. */
  signedHeaders: string[]
}

/**
 * Checks a signature as AWS does, from what came over the wire and the specification alone ("Signature Version 4 signing
 * process"), in the `Authorization` header or the query. Written without the library that signs.
 *
 * @throws Error with what is wrong.
 */
export function checkAwsSignature(
  request: ReceivedRequest,
  secretOf: (accessKeyId: string) => string | undefined,
  now: Date,
): SignatureClaim {
  const [path = '', search = ''] = request.url.split('?')
  const query = search === '' ? [] : search.split('&').map((pair) => pair.split('='))
  const inQuery = Object.fromEntries(query.map(([name = '', value = '']) => [name, decodeURIComponent(value)]))
  const isPresigned = inQuery['X-Amz-Signature'] !== undefined
  const { credential, signedHeaders, signature, date } = isPresigned ? fromQuery(inQuery) : fromHeaders(request)
  const [accessKeyId = '', day = '', region = '', service = '', end] = credential.split('/')
  if (end !== 'aws4_request' || !date.startsWith(day)) throw new Error('the scope of the credential is malformed')
  const secret = secretOf(accessKeyId)
  if (secret === undefined) throw new Error(`InvalidAccessKeyId ${accessKeyId}`)
  checkTime(date, now, isPresigned ? Number(inQuery['X-Amz-Expires']) : undefined)

  const names = signedHeaders.split(';')
  if (!names.includes('host')) throw new Error('the host is not signed')
  const unsigned = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-') && !names.includes(name))
  if (!isPresigned && unsigned.length > 0) throw new Error(`not signed: ${unsigned}`)
  const payload = isPresigned && service === 's3' ? 'UNSIGNED-PAYLOAD' : sha256(request.body)
  const announced = request.headers['x-amz-content-sha256']
  if (service === 's3' && !isPresigned && announced !== payload) throw new Error('XAmzContentSHA256Mismatch')

  const canonical = [
    request.method,
    // Each part of a path is encoded once more, except for S3.
    service === 's3' ? path : path.split('/').map(encode).join('/'),
    query
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name = '', value = '']) => `${encode(decodeURIComponent(name))}=${encode(decodeURIComponent(value))}`)
      .sort()
      .join('&'),
    ...names.map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders,
    payload,
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', date, `${day}/${region}/${service}/aws4_request`, sha256(canonical)].join('\n')
  const key = [day, region, service, 'aws4_request'].reduce<Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  )
  if (createHmac('sha256', key).update(toSign).digest('hex') !== signature) throw new Error('SignatureDoesNotMatch')
  return { accessKeyId, region, service, signedHeaders: names }
}

function fromHeaders({ headers }: ReceivedRequest) {
  const match = /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? '',
  )
  if (match === null) throw new Error('MissingAuthenticationToken')
  const [, credential = '', signedHeaders = '', signature = ''] = match
  return { credential, signedHeaders, signature, date: String(headers['x-amz-date']) }
}

function fromQuery(query: Record<string, string>) {
  const of = (name: string) => query[`X-Amz-${name}`] ?? ''
  if (of('Algorithm') !== 'AWS4-HMAC-SHA256') throw new Error('another algorithm')
  return {
    credential: of('Credential'),
    signedHeaders: of('SignedHeaders'),
    signature: of('Signature'),
    date: of('Date'),
  }
}

/** AWS takes requests of 15 minutes around its time, and URLs as long as they say. */
function checkTime(date: string, now: Date, seconds: number | undefined): void {
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  const age = now.getTime() - at
  if (Number.isNaN(at) || Math.abs(age) > (seconds ?? 900) * 1_000) throw new Error('RequestTimeTooSkewed or expired')
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

function encode(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      return /[A-Za-z0-9\-._~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}
