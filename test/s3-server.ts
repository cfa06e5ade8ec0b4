import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkAwsSignature, type ReceivedRequest } from './aws-signature.ts'

export interface StoredObject {
  body: Buffer
  contentType: string | undefined
  headers: IncomingHttpHeaders
}

export interface S3Server {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** By `<bucket>/<key>`, in the order in which they came. */
  readonly objects: Map<string, StoredObject>
  /** What was asked, `PUT /bucket/key?query`, refused requests included. */
  readonly requests: string[]
  /** Uploads in parts that were begun and neither completed nor aborted. */
  readonly openUploads: number
  /** What a request is answered instead: a status, or `undefined` to serve it. */
  intervene: (request: ReceivedRequest) => number | undefined | Promise<number | undefined>
  /** Answers a request that came elsewhere. */
  serve: (request: ReceivedRequest) => Promise<S3Answer>
  close(): Promise<void>
}

export interface S3Answer {
  status: number
  headers?: Record<string, string>
  body: string | Buffer
}

export interface S3ServerOptions {
  /** The secret of an access key, and the token that must come with it. */
  secretOf(accessKeyId: string): { secret: string; sessionToken?: string } | undefined
  now?: () => Date
  /** The only region whose signatures count. */
  region?: string
}

interface Refusal {
  status: number
  code: string
}

/** A service with S3's protocol, path style, that keeps what it gets and refuses what S3 refuses. */
export async function startS3Server({ secretOf, now = () => new Date(), region }: S3ServerOptions): Promise<S3Server> {
  const objects = new Map<string, StoredObject>()
  const uploads = new Map<string, { contentType: string | undefined; parts: Map<number, Buffer> }>()
  const requests: string[] = []

  function refusalOf(request: ReceivedRequest): Refusal | undefined {
    try {
      const claim = checkAwsSignature(request, (id) => secretOf(id)?.secret, now())
      if (claim.service !== 's3') return { status: 400, code: 'AuthorizationHeaderMalformed' }
      if (region !== undefined && claim.region !== region) return { status: 400, code: 'AuthorizationHeaderMalformed' }
      const query = new URL(request.url, 'http://s3').searchParams
      const token = request.headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token') ?? undefined
      if (token !== secretOf(claim.accessKeyId)?.sessionToken) return { status: 400, code: 'InvalidToken' }
    } catch (error) {
      const code = (error as Error).message
      return { status: 403, code: /^\w+$/.test(code) ? code : 'AccessDenied' }
    }
    const md5 = request.headers['content-md5']
    if (md5 !== undefined && md5 !== createHash('md5').update(request.body).digest('base64'))
      return { status: 400, code: 'BadDigest' }
    return undefined
  }

  function perform({ method, url, headers, body }: ReceivedRequest): S3Answer {
    const { pathname, searchParams: query } = new URL(url, 'http://s3')
    const key = decodeURIComponent(pathname.slice(1))
    const upload = uploads.get(query.get('uploadId') ?? '')
    if (method === 'POST' && query.has('uploads')) {
      const id = `${randomUUID()}&=+`
      uploads.set(id, { contentType: headers['content-type'], parts: new Map() })
      return {
        status: 200,
        body: `<InitiateMultipartUploadResult><UploadId>${id.replace('&', '&amp;')}</UploadId></InitiateMultipartUploadResult>`,
      }
    }
    if (query.has('uploadId') && upload === undefined) return refuse({ status: 404, code: 'NoSuchUpload' })
    if (method === 'PUT' && upload !== undefined) {
      upload.parts.set(Number(query.get('partNumber')), body)
      return { status: 200, headers: { etag: etagOf(body) }, body: '' }
    }
    if (method === 'DELETE' && upload !== undefined) {
      uploads.delete(query.get('uploadId') ?? '')
      return { status: 204, body: '' }
    }
    if (method === 'POST' && upload !== undefined) {
      const listed = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>&#34;(\w+)&#34;<\/ETag>/g)]
      const parts = listed.map(([, number]) => upload.parts.get(Number(number)) ?? Buffer.alloc(0))
      const isWrong = listed.some(([, , tag], at) => etagOf(parts[at] ?? Buffer.alloc(0)) !== `"${tag}"`)
      const isSmall = parts.slice(0, -1).some((part) => part.length < 5_242_880)
      // As S3 says it: the answer has begun before the fault was found.
      if (isWrong || isSmall)
        return { status: 200, body: `<Error><Code>${isWrong ? 'InvalidPart' : 'EntityTooSmall'}</Code></Error>` }
      objects.set(key, { body: Buffer.concat(parts), contentType: upload.contentType, headers })
      uploads.delete(query.get('uploadId') ?? '')
      return { status: 200, body: '<CompleteMultipartUploadResult/>' }
    }
    if (method === 'PUT') {
      objects.set(key, { body, contentType: headers['content-type'], headers })
      return { status: 200, headers: { etag: etagOf(body) }, body: '' }
    }
    if (method === 'DELETE') {
      objects.delete(key)
      return { status: 204, body: '' }
    }
    const found = objects.get(key)
    if (found === undefined) return refuse({ status: 404, code: 'NoSuchKey' })
    const asked = ['content-type', 'content-disposition'].flatMap((name) => {
      const value = query.get(`response-${name}`)
      return value === null ? [] : [[name, value]]
    })
    return {
      status: 200,
      headers: { 'content-type': found.contentType ?? '', ...Object.fromEntries(asked) },
      body: found.body,
    }
  }

  async function serve(request: ReceivedRequest): Promise<S3Answer> {
    requests.push(`${request.method} ${request.url}`)
    const status = await s3.intervene(request)
    const refusal = status === undefined ? refusalOf(request) : { status, code: 'InternalError' }
    return refusal ? refuse(refusal) : perform(request)
  }

  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url = '', headers } = incoming
    const { status, headers: answered, body } = await serve({ method, url, headers, body: Buffer.concat(chunks) })
    response.writeHead(status, answered).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const s3: S3Server = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    requests,
    get openUploads() {
      return uploads.size
    },
    intervene: () => undefined,
    serve,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return s3
}

function refuse({ status, code }: Refusal) {
  return { status, body: `<?xml version="1.0"?><Error><Code>${code}</Code></Error>` }
}

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}
