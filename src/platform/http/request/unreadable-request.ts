import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { platformErrors } from '../errors.ts'
import { renderPlain } from '../surfaces.ts'

/**
 * Answers requests that the parser refused or that never completed, and ends the connection: there is no request to
 * route.
 */
export function answerUnreadable(
  error: Error & { code?: string },
  socket: Duplex,
  headers: Record<string, string>,
): void {
  // The connection is already closed.
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
