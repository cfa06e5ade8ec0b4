import { validateHeaderName, validateHeaderValue } from 'node:http'

/** They determine the end, the host or the encoding of a message, so only this client sets them. */
const ours = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * The headers of one request, names in lower case.
 *
 * @throws TypeError when a header has a name or value that HTTP does not allow (such as a line break), occurs twice, or
 * may be set by this client only. Nothing has been sent then.
 */
export function requestHeaders(
  host: string,
  given: Record<string, string>,
  body: Buffer | undefined,
  keepsConnection: boolean,
) {
  const headers: Record<string, string> = { host, 'user-agent': 'Gatehouse' }
  const seen = new Set<string>()
  for (const [name, value] of Object.entries(given)) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    const key = name.toLowerCase()
    if (ours.has(key) || seen.has(key)) throw new TypeError(`Header ${key} may not be set here or is given twice`)
    seen.add(key)
    headers[key] = value
  }
  headers['accept-encoding'] = 'identity'
  headers.connection = keepsConnection ? 'keep-alive' : 'close'
  if (body) headers['content-length'] = String(body.length)
  return headers
}
