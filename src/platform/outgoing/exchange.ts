import type { IncomingHttpHeaders } from 'node:http'
import type { Client } from 'undici'
import { OutgoingError } from './errors.ts'

export interface Exchange {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  headers: Record<string, string>
  body: Buffer | undefined
  maxResponseBytes: number
  truncate: boolean
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  /** Whether the body was longer than `maxResponseBytes` and was cut there. */
  truncated: boolean
}

/** The connection failed before the answer began, so the receiver may have read the request or not. */
export class NoAnswerError extends OutgoingError {
  constructor(cause: unknown) {
    super('connection_failed', cause)
  }
}

/**
 * One request and one answer. Follows no redirect and reads no further than the limit. The caller closes the connection
 * unless it has the whole answer.
 *
 * @throws OutgoingError `too_large` or `connection_failed`, or what connecting failed with.
 */
export function exchange(http: Client, { maxResponseBytes, truncate, body, ...request }: Exchange): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let room = maxResponseBytes
    let begun: Pick<Answer, 'status' | 'headers'> | undefined
    const finish = (truncated: boolean) => {
      if (begun) resolve({ ...begun, body: Buffer.concat(chunks), truncated })
    }
    http.dispatch(
      { ...request, body: body ?? null },
      {
        // Without it, the handler would be taken for one of an older kind.
        onRequestStart() {},
        onResponseStart(_controller, status, headers) {
          // Informational answers come before the one that counts.
          if (status >= 200) begun = { status, headers }
        },
        onResponseData(controller, chunk) {
          chunks.push(chunk.subarray(0, room))
          if (chunk.length <= room) {
            room -= chunk.length
            return
          }
          const tooLarge = new OutgoingError('too_large')
          if (truncate) finish(true)
          else reject(tooLarge)
          controller.abort(tooLarge)
        },
        onResponseEnd: () => finish(false),
        onResponseError: (_controller, cause) => reject(toOutgoingError(cause, begun !== undefined)),
      },
    )
  })
}

const overflows: ReadonlySet<unknown> = new Set([
  'UND_ERR_HEADERS_OVERFLOW',
  'HPE_HEADER_OVERFLOW',
  'HPE_CHUNK_EXTENSIONS_OVERFLOW',
])

function toOutgoingError(cause: Error & { code?: unknown }, hasBegun: boolean): OutgoingError {
  if (cause instanceof OutgoingError) return cause
  if (overflows.has(cause.code)) return new OutgoingError('too_large', cause)
  return hasBegun ? new OutgoingError('connection_failed', cause) : new NoAnswerError(cause)
}
