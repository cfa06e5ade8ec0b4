/** The status of a page, and of one that asks to come back later the seconds until then. */
export type PageStatus = number | { code: 429; retryAfter: number }

/** With `Retry-After`, which every 429 carries. */
export function statusAndHeaders(status: PageStatus): { code: number; headers: Record<string, string> } {
  if (typeof status === 'number') return { code: status, headers: {} }
  return { code: status.code, headers: { 'retry-after': String(status.retryAfter) } }
}
