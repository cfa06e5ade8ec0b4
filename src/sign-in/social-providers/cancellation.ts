/** The error codes of providers for a person who turned back. */
const codes = new Set(['access_denied', 'user_cancelled_login', 'user_cancelled_authorize', 'user_denied'])

export function isCancellation(error: string | undefined): boolean {
  return error !== undefined && codes.has(error)
}
