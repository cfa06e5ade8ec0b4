import { findFaults } from '../../crash/find-faults.ts'
import { type Call, isSuccess, type Kind, kinds } from './calls.ts'
import type { Witnessed } from './clients.ts'

/** What a drill is allowed to do to its clients. Without it, it is a fault. */
export interface Tolerated {
  /** Kinds of calls that may be refused with 503 and `Retry-After`. */
  refused: readonly Kind[]
  /** Whether connections may break, and the proxy may answer that it has no server. */
  broken?: boolean
  /** No call may take longer. */
  longestSeconds: number
}

export interface KindFigures {
  calls: number
  failed: number
  /** From the beginning of the first call that failed to the end of the first one that began after the last failure and succeeded. */
  failedForMs: number
  longestMs: number
}

export interface Judgement {
  kinds: Partial<Record<Kind, KindFigures>>
  /** How calls failed, with how many of each. */
  failures: Record<string, number>
  acknowledged: number
  delivered: number
  /** Webhooks that came more than once, with the same id. */
  repeated: number
  /** For how long what failed was away itself, whatever Gatehouse did, if the drill can tell. */
  outageMs?: number
  /** How long after a service was back everything was done that had waited for it. */
  caughtUpMs?: number
  /** What must not be. */
  faults: string[]
}

const mostFaults = 20

/** Holds what clients saw against what was promised to them. */
export function judge(calls: readonly Call[], witnessed: Witnessed, tolerated: Tolerated): Judgement {
  const { acknowledged, receiver, events } = witnessed
  const present = kinds.filter((kind) => calls.some((call) => call.kind === kind))
  const failures: Record<string, number> = {}
  for (const call of calls.filter((each) => !isSuccess(each))) {
    const how = wordsOf(call)
    failures[how] = (failures[how] ?? 0) + 1
  }
  const ids = receiver.delivered.map(({ event }) => event.id)
  return {
    kinds: Object.fromEntries(present.map((kind) => [kind, figuresOf(calls.filter((call) => call.kind === kind))])),
    failures,
    acknowledged: acknowledged.length,
    delivered: ids.length,
    repeated: ids.length - new Set(ids).size,
    faults: [
      ...findFaults(acknowledged, events, [{ receiver, events }]),
      ...findLostThings(witnessed),
      ...calls.flatMap((call) => faultOf(call, tolerated)),
    ].slice(0, mostFaults),
  }
}

function figuresOf(calls: readonly Call[]): KindFigures {
  const failed = calls.filter((call) => !isSuccess(call))
  return {
    calls: calls.length,
    failed: failed.length,
    failedForMs: interruptionOf(calls, failed),
    longestMs: Math.round(Math.max(...calls.map(({ beganAt, endedAt }) => endedAt - beganAt))),
  }
}

function interruptionOf(calls: readonly Call[], failed: readonly Call[]): number {
  if (failed.length === 0) return 0
  const from = Math.min(...failed.map(({ beganAt }) => beganAt))
  const lastFailure = Math.max(...failed.map(({ beganAt }) => beganAt))
  const after = calls.filter((call) => isSuccess(call) && call.beganAt > lastFailure)
  return Math.round(Math.min(...after.map(({ endedAt }) => endedAt)) - from)
}

function findLostThings({ unacknowledged, endedSessions, wrongReads, polled, events }: Witnessed): string[] {
  const logged = events.map(({ id }) => id)
  const isSame = polled.length === logged.length && polled.every((id, i) => id === logged[i])
  return [
    ...unacknowledged.map((name) => `never acknowledged: ${name}`),
    ...endedSessions.map((whose) => `a session has ended: ${whose}`),
    ...wrongReads.map((name) => `acknowledged, but not read: ${name}`),
    ...(isSame ? [] : [`the poller saw ${polled.length} events, and the log has ${logged.length} or another order`]),
  ]
}

function faultOf(call: Call, { refused, broken = false, longestSeconds }: Tolerated): string[] {
  const what = `${call.kind}: ${wordsOf(call)}`
  if (call.endedAt - call.beganAt > longestSeconds * 1_000) return [`took over ${longestSeconds} s: ${what}`]
  if (isSuccess(call)) return []
  if (call.from !== 'gatehouse') return broken ? [] : [`not answered by Gatehouse: ${what}`]
  if (call.status !== 503) return [`neither success nor 503: ${what}`]
  if (call.retryAfterSeconds === undefined) return [`without Retry-After: ${what}`]
  return refused.includes(call.kind) ? [] : [`refused: ${what}`]
}

function wordsOf({ from, status, code }: Call): string {
  if (from === 'none') return code
  return from === 'proxy' ? `${status} of the proxy` : `${status} ${code}`.trim()
}
