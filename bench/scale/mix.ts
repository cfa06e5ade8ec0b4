/** A call of the mix: which bench makes it, and how often a registered user causes it. */
export interface MixedCall {
  what: string
  bench: string
  /** Of the case of that bench. */
  label: string
  perUserAndDay: number
  /** Commits that have to reach the disk before the response. */
  commits: number
}

/**
 * What customers' applications ask on an average day for each registered user, most of whom stay away on that day. One in ten is there and has its
 * session refreshed some twenty times; applications check permissions and keys on requests of their own.
 */
export const mix: readonly MixedCall[] = [
  { what: 'check a permission', bench: 'authorization', label: 'check', perUserAndDay: 20, commits: 0 },
  { what: 'get an organization', bench: 'read', label: 'GET', perUserAndDay: 4, commits: 0 },
  { what: 'validate an API key', bench: 'api-key-validation', label: 'POST', perUserAndDay: 2, commits: 0 },
  { what: 'refresh a session', bench: 'refresh', label: 'POST, official SDK', perUserAndDay: 2, commits: 1 },
  { what: 'evaluate feature flags', bench: 'flags', label: 'evaluate', perUserAndDay: 1, commits: 0 },
  {
    what: 'record an audit event',
    bench: 'audit-logs',
    label: 'POST an event of any organization',
    perUserAndDay: 1,
    commits: 1,
  },
  { what: 'introspect a token', bench: 'introspection', label: 'introspection', perUserAndDay: 0.5, commits: 0 },
  { what: 'list organizations', bench: 'list', label: 'GET', perUserAndDay: 0.2, commits: 0 },
  { what: 'get a token for a machine', bench: 'client-credentials', label: 'token', perUserAndDay: 0.1, commits: 0 },
  { what: 'sign in by password', bench: 'password', label: 'POST, password', perUserAndDay: 0.05, commits: 1 },
  { what: 'sign in by a code', bench: 'magic-code', label: 'POST, code', perUserAndDay: 0.05, commits: 1 },
  { what: 'create an organization', bench: 'create', label: 'POST, Idempotency-Key', perUserAndDay: 0.001, commits: 1 },
]

/** How much more than on average is asked in the busiest hour. */
export const peakFactor = 4

const secondsOfDay = 86_400

/** In the busiest hour. */
export const peakPerSecond = ({ perUserAndDay }: Pick<MixedCall, 'perUserAndDay'>, users: number): number =>
  (users * perUserAndDay * peakFactor) / secondsOfDay
