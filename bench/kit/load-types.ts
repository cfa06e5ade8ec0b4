/** How much load a run makes: whichever bound is met first ends it. */
export interface LoadSize {
  clients: number
  seconds: number
  requests: number
}

export interface LoadRun extends LoadSize {
  port: number
  bench: string
  label: string
  /** Which world of those that the generator was given. */
  world: number
}

export interface LoadResult {
  requests: number
  perSecond: number
  /** Milliseconds from the sending of a request to the last byte of its answer. */
  p50: number
  p99: number
}

export interface Answer {
  status: number
  body: string
}

/** What a bench asks for is there, or as the client has it already. */
export const isSuccess = (status: number) => (status >= 200 && status <= 299) || status === 304
