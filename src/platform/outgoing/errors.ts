/** What a request goes through, in this order; TLS only over https. `content`: what the answer says. */
export const requestStages = ['dns', 'connection', 'tls', 'http', 'content'] as const
export type RequestStage = (typeof requestStages)[number]

/** Why an outgoing request has no answer. Closed: callers may switch over it. */
export type OutgoingFailure =
  | 'invalid_url'
  | 'forbidden_scheme'
  | 'forbidden_address'
  | 'unresolvable'
  | 'timeout'
  | 'too_large'
  | 'connection_failed'
  | 'tls_failed'

const messages: Record<OutgoingFailure, string> = {
  invalid_url: 'The URL is not valid.',
  forbidden_scheme: 'The URL must start with https:// or http://.',
  forbidden_address: 'The address is not allowed: it belongs to a private, local or reserved network.',
  unresolvable: 'The host name could not be resolved.',
  timeout: 'The server did not answer in time.',
  too_large: 'The answer is larger than allowed.',
  connection_failed: 'The connection could not be opened, or it broke.',
  tls_failed: 'No trusted TLS connection could be established.',
}

/** `message` may be shown to anyone: it names no address, port or system error. Those are in `cause`, for the log. */
export class OutgoingError extends Error {
  readonly reason: OutgoingFailure
  /** The one at which the request ended; `undefined` for one that was not allowed. */
  stage: Exclude<RequestStage, 'content'> | undefined

  constructor(reason: OutgoingFailure, cause?: unknown) {
    super(messages[reason], cause === undefined ? {} : { cause })
    this.name = 'OutgoingError'
    this.reason = reason
  }
}
