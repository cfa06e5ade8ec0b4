import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { OutgoingError } from './errors.ts'

export interface Exchange {
  method: 'GET' | 'HEAD' | 'POST'
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

const maxHeaderBytes = 16_384

/**
 * One request and one answer over a connection that is used for nothing else. Follows no redirect and reads no further
 * than the limit; anything the server sends after that stays in the socket. The caller closes the socket.
 *
 * @throws OutgoingError `too_large` or `connection_failed`.
 */
export function exchange(socket: Socket, { method, path, headers, body, ...limits }: Exchange): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      createConnection: () => socket,
      method,
      path,
      headers,
      setHost: false,
      maxHeaderSize: maxHeaderBytes,
      insecureHTTPParser: false,
    })
    request.on('error', (cause) => reject(toOutgoingError(cause)))
    request.on('response', (response) => {
      readBody(response, limits).then(
        ({ body, truncated }) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body, truncated }),
        reject,
      )
    })
    // This client never asks to upgrade; without a listener, such an answer would go unnoticed.
    request.on('upgrade', () => reject(new OutgoingError('connection_failed')))
    request.end(body)
  })
}

function readBody(
  response: IncomingMessage,
  { maxResponseBytes, truncate }: Pick<Exchange, 'maxResponseBytes' | 'truncate'>,
): Promise<Pick<Answer, 'body' | 'truncated'>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let room = maxResponseBytes
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk.subarray(0, room))
      if (chunk.length <= room) {
        room -= chunk.length
        return
      }
      response.destroy()
      if (truncate) resolve({ body: Buffer.concat(chunks), truncated: true })
      else reject(new OutgoingError('too_large'))
    })
    response.on('end', () => resolve({ body: Buffer.concat(chunks), truncated: false }))
    response.on('error', (cause) => reject(toOutgoingError(cause)))
  })
}

function toOutgoingError(cause: Error & { code?: string }): OutgoingError {
  const isOverflow = cause.code === 'HPE_HEADER_OVERFLOW' || cause.code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW'
  return new OutgoingError(isOverflow ? 'too_large' : 'connection_failed', cause)
}
