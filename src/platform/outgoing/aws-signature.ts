import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto'
import { defined } from '../defined.ts'
import type { OutgoingRequest } from './client.ts'

export interface AwsCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Only with credentials that a role gave for a while. */
  readonly sessionToken?: string
}

/** What a signature is good for: one service in one region, some minutes around one time. */
export interface AwsScope {
  /** As in the names of endpoints: `s3`, `sts`, `kms`. */
  service: string
  region: string
  credentials: AwsCredentials
  at: Date
}

/**
 * The request with the headers of an AWS Signature Version 4, which covers its method, path, query, host, body and all
 * given headers. What the client adds later, such as `content-length`, is not covered.
 */
export async function signForAws(request: OutgoingRequest, scope: AwsScope): Promise<OutgoingRequest> {
  const url = new URL(request.url)
  const signer = await createSigner(scope)
  const query = queryOf(url)
  const signed = await signer.sign(
    {
      ...addressOf(request.method, url),
      query,
      headers: { ...request.headers, host: url.host },
      ...defined({ body: request.body }),
    },
    { signingDate: scope.at },
  )
  // The client sets it, to the host of the URL, as here.
  const { host: _, ...headers } = signed.headers
  return { ...request, url: withQuery(url, query), headers }
}

/**
 * A URL at which anyone may send this request until `seconds` after the time of the scope, a week at most.
 */
export async function presignForAws(
  { method, url: text }: Pick<OutgoingRequest, 'method' | 'url'>,
  { seconds, ...scope }: AwsScope & { seconds: number },
): Promise<string> {
  const url = new URL(text)
  const signer = await createSigner(scope)
  const { query = {} } = await signer.presign(
    {
      ...addressOf(method, url),
      query: queryOf(url),
      headers: { host: url.host },
      // A body whose bytes the library cannot know: `UNSIGNED-PAYLOAD`, which is what S3 expects of a URL.
      body: {},
    },
    { signingDate: scope.at, expiresIn: seconds },
  )
  return withQuery(url, query)
}

type Query = Record<string, string | string[] | null>

/** Loaded by the first signature. */
async function createSigner({ service, region, credentials }: AwsScope) {
  const { SignatureV4 } = await import('@smithy/signature-v4')
  const isS3 = service === 's3'
  return new SignatureV4({
    service,
    region,
    credentials,
    sha256: Sha256,
    // S3 alone takes paths as they are, and wants the hash of the body as a header.
    uriEscapePath: !isS3,
    applyChecksum: isS3,
  })
}

function addressOf(method: string, { protocol, hostname, pathname }: URL) {
  return { method, protocol, hostname, path: pathname }
}

function queryOf({ searchParams }: URL): Query {
  return Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]))
}

/** Written as it was signed: other notations of the same query, such as `+`, are not read alike everywhere. */
function withQuery({ origin, pathname }: URL, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => `${escapeUri(name)}=${escapeUri(value)}`),
  )
  return `${origin}${pathname}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

/** RFC 3986 §2.3: everything but unreserved characters. Also what paths of S3 are made of. */
export function escapeUri(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The hash that the library asks for. */
class Sha256 {
  readonly #hash: Hash | Hmac

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', toBytes(secret))
  }

  update(data: Uint8Array): void {
    this.#hash.update(data)
  }

  reset(): void {}

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }
}

function toBytes(data: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof data === 'string') return Buffer.from(data)
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data)
}
