import { ulidHex } from '../ids.ts'

// The ids of a request's trace follow from its own id, which events, jobs and messages carry already. So each of them leads to
// the trace, in whichever process it is worked on, and no table has a column more.

/** The trace of a request: the 128 bits of its ULID. */
export function traceIdOf(requestId: string): string {
  return ulidHex(requestId)
}

/** The first span of that trace: the last 64 bits, all of them random. */
export function rootSpanIdOf(requestId: string): string {
  return traceIdOf(requestId).slice(16)
}

/** Whether the ids above can be taken from it. */
export function isRequestId(text: string): boolean {
  return /^req_[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)
}
