import type { RequestInfo, System } from '#platform/context.ts'
import { consoleRequestRefused } from './errors.ts'

/**
 * Accepts what a page of the console sends, and nothing that another site causes: browsers send a header of this name to
 * another origin only after asking it, which is not answered; `Origin` and `Sec-Fetch-Site` are theirs to set.
 *
 * @throws consoleRequestRefused
 */
export function requireOwnPage({ config }: System, request: RequestInfo): void {
  const origin = request.header('origin')
  const site = request.header('sec-fetch-site')
  const isOwn =
    request.header('x-gatehouse-console') === '1' &&
    (origin === undefined ? isRead(request) : origin === new URL(config.url).origin) &&
    (site === undefined || site === 'same-origin')
  if (!isOwn) throw consoleRequestRefused()
}

/** Browsers leave `Origin` out for these alone. */
function isRead({ method }: RequestInfo): boolean {
  return method === 'GET' || method === 'HEAD'
}
