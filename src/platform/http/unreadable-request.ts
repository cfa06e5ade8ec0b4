import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { platformErrors } from './errors.ts'
import { renderPlain } from './surfaces.ts'

/** Answers what the parser refused or waited for in vain, and ends the connection: there is no request that could be routed. */
export function answerUnreadable(
  error: Error & { code?: string },
  socket: Duplex,
  headers: Record<string, string>,
): void {
  // A connection that is gone already.
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const make = refusals[error.code ?? ''] ?? platformErrors.unreadableRequest
  const { status, headers: own, body } = renderPlain(make())
  const lines = Object.entries({ ...headers, ...own, 'content-length': Buffer.byteLength(body), connection: 'close' })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`)
  socket.destroy(error)
}

const refusals: Record<string, () => ReturnType<typeof platformErrors.unreadableRequest>> = {
  ERR_HTTP_REQUEST_TIMEOUT: platformErrors.requestTimeout,
  HPE_HEADER_OVERFLOW: platformErrors.headersTooLarge,
}
