/** One point in which the official side has something that we do not have, or have otherwise. */
export interface Drift {
  kind: 'operation' | 'member' | 'event'
  /** The official operation, `POST /organizations`, or the event. */
  subject: string
  /** What differs, in words. */
  what: string
  /** What of ours it concerns: an operation id or the name of an event. */
  ours?: string
}
