import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { RequestInfo } from '#platform/context.ts'
import { HttpReply } from '#platform/http/reply.ts'

/** Bytes that do not change while the process runs. */
export interface StaticAsset {
  /** The bytes, compressed if the client accepts it, or a 304 if the client already has them. */
  reply(request: Pick<RequestInfo, 'header'>): Promise<HttpReply>
}

const compress = promisify(gzip)

export function asset(type: string, text: string): StaticAsset {
  const bytes = Buffer.from(text)
  // Weak: the compressed bytes are another form of the same.
  const tag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  const headers = {
    'content-type': type,
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    etag: tag,
  }
  let compressed: Promise<Buffer> | undefined

  return {
    async reply(request) {
      const known = request.header('if-none-match')?.split(/\s*,\s*/) ?? []
      if (known.includes(tag)) return new HttpReply(304, headers)
      if (!acceptsGzip(request.header('accept-encoding'))) return new HttpReply(200, headers, bytes)
      compressed ??= compress(bytes)
      return new HttpReply(200, { ...headers, 'content-encoding': 'gzip' }, await compressed)
    },
  }
}

function acceptsGzip(header: string | undefined): boolean {
  return (header ?? '').split(',').some((coding) => /^\s*gzip\s*(;(?!\s*q=0(\.0*)?\s*$)|$)/i.test(coding))
}
