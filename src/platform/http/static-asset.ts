import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { RequestInfo } from '../context.ts'
import { HttpReply } from './reply.ts'

/** Bytes that do not change while the process runs. */
export interface StaticAsset {
  /** The bytes, compressed if the client accepts it, or a 304 if the client already has them. */
  reply(request: Pick<RequestInfo, 'header'>): Promise<HttpReply>
}

/** What a browser asks for again each time. */
const revalidated = 'no-cache'
/** For files whose names change with their content. */
export const keptForAYear = 'public, max-age=31536000, immutable'

const compress = promisify(gzip)

export function asset(type: string, content: string | Buffer, cacheControl = revalidated): StaticAsset {
  const bytes = Buffer.from(content)
  // Weak: the compressed bytes are another form of the same.
  const tag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  const headers = {
    'content-type': type,
    'cache-control': cacheControl,
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

export function acceptsGzip(header: string | undefined): boolean {
  return (header ?? '').split(',').some((coding) => /^\s*gzip\s*(;(?!\s*q=0(\.0*)?\s*$)|$)/i.test(coding))
}
