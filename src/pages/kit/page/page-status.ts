/** The status of a page, with the seconds to wait for a 429. */
export type PageStatus = number | { code: 429; retryAfter: number }

/** With `Retry-After`, which every 429 carries. */
export function statusAndHeaders(status: PageStatus): { code: number; headers: Record<string, string> } {
  if (typeof status === 'number') return { code: status, headers: {} }
  return { code: status.code, headers: { 'retry-after': String(status.retryAfter) } }
}
