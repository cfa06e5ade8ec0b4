import { type Call, isUnknown, type Model } from './model.ts'

/** `undecided`: the search took too many steps. It is never counted as linearizable. */
export type Verdict = 'linearizable' | 'refused' | 'undecided'

export interface Finding {
  readonly verdict: Verdict
  /** The longest order of calls that the model accepts, as places in the history. If `linearizable`, it has all known calls. */
  readonly longest: readonly number[]
}

const mostSteps = 2_000_000

/**
 * Whether the calls on one object have an order that the model accepts and that keeps a call before every call that began after
 * it ended. Calls of unknown outcome may be anywhere after their begin, or be left out.
 *
 * The search is that of J. M. Wing and C. Gong, "Testing and Verifying Concurrent Objects" (1993), with the cache of G. Lowe, "Testing
 * for Linearizability" (2017): a set of calls with the state they lead to is tried once. Objects are checked one by one, which
 * decides the whole (A. Horn and D. Kroening, "Faster Linearizability Checking via P-Compositionality", 2015). The problem is
 * NP-complete, so the steps are bounded.
 */
export function checkHistory<State, Input, Output>(
  model: Model<State, Input, Output>,
  calls: readonly Call<Input, Output>[],
  limit = mostSteps,
): Finding {
  const known = calls.filter((call) => !isUnknown(call)).length
  const tried = new Set<string>()
  const done = new DoneCalls(calls.length)
  const order: { at: Entry; state: State }[] = []
  let longest: number[] = []
  let state = model.initial
  let open = known
  const head = listOf(calls)
  let entry = head.next
  for (let steps = 0; open > 0; steps++) {
    if (steps > limit) return { verdict: 'undecided', longest }
    const call = entry?.kind === 'begin' ? calls[entry.place] : undefined
    if (entry !== undefined && call !== undefined) {
      const next = model.step(state, call.input, call.output)
      if (next !== undefined && isNew(tried, done.with(entry.place), next)) {
        order.push({ at: entry, state })
        done.add(entry.place)
        state = next
        if (!isUnknown(call)) open -= 1
        unlink(entry)
        entry = head.next
        if (order.length > longest.length) longest = order.map(({ at }) => at.place)
      } else entry = entry.next
      continue
    }
    // The end of a call that has no place yet: an earlier choice was wrong.
    const last = order.pop()
    if (last === undefined) return { verdict: 'refused', longest }
    state = last.state
    done.delete(last.at.place)
    if (last.at.end !== undefined) open += 1
    relink(last.at)
    entry = last.at.next
  }
  return { verdict: 'linearizable', longest: order.map(({ at }) => at.place) }
}

/**
 * The states in which an object can be after these calls, all of which are known.
 *
 * @returns undefined if there are more than `most` combinations to look at.
 */
export function statesAfter<State, Input, Output>(
  model: Model<State, Input, Output>,
  calls: readonly Call<Input, Output>[],
  most = 20_000,
): State[] | undefined {
  const found = new Map<string, State>()
  const tried = new Set<string>()
  const done = new DoneCalls(calls.length)
  const explore = (state: State, left: number): void => {
    if (left === 0) found.set(JSON.stringify(state), state)
    const undone = calls.flatMap((call, place) => (done.has(place) ? [] : [{ call, place }]))
    const firstEnd = Math.min(...undone.map(({ call }) => call.endedAt))
    for (const { call, place } of undone) {
      if (call.beganAt > firstEnd || tried.size > most) continue
      const next = model.step(state, call.input, call.output)
      if (next === undefined || !isNew(tried, done.with(place), next)) continue
      done.add(place)
      explore(next, left - 1)
      done.delete(place)
    }
  }
  explore(model.initial, calls.length)
  return tried.size > most ? undefined : [...found.values()]
}

function isNew(tried: Set<string>, done: string, state: unknown): boolean {
  const key = `${done} ${JSON.stringify(state)}`
  if (tried.has(key)) return false
  tried.add(key)
  return true
}

/** A set of calls, as text. */
class DoneCalls {
  readonly #bits: Uint32Array

  constructor(size: number) {
    this.#bits = new Uint32Array(Math.ceil(size / 32))
  }

  has(place: number): boolean {
    return (((this.#bits[place >> 5] ?? 0) >>> (place & 31)) & 1) === 1
  }

  add(place: number): void {
    this.#toggle(place)
  }

  delete(place: number): void {
    this.#toggle(place)
  }

  /** With one more, which is not in the set afterwards. */
  with(place: number): string {
    this.#toggle(place)
    const text = this.#bits.join()
    this.#toggle(place)
    return text
  }

  #toggle(place: number): void {
    const word = place >> 5
    this.#bits[word] = (this.#bits[word] ?? 0) ^ (1 << (place & 31))
  }
}

/** A begin or an end in a list by time, out of which calls are taken that have their place in the order. */
interface Entry {
  readonly kind: 'begin' | 'end' | 'head'
  readonly place: number
  /** Of a begin. A call of unknown outcome has none. */
  end?: Entry
  before?: Entry | undefined
  next?: Entry | undefined
}

function listOf(calls: readonly Call<unknown, unknown>[]): Entry {
  const entries = calls.flatMap((call, place) => {
    const begin: Entry = { kind: 'begin', place }
    if (isUnknown(call)) return [{ time: call.beganAt, entry: begin }]
    begin.end = { kind: 'end', place }
    return [
      { time: call.beganAt, entry: begin },
      { time: call.endedAt, entry: begin.end },
    ]
  })
  // At the same moment a begin comes first: the calls overlap.
  entries.sort((a, b) => a.time - b.time || (a.entry.kind === b.entry.kind ? 0 : a.entry.kind === 'begin' ? -1 : 1))
  const head: Entry = { kind: 'head', place: -1 }
  let last = head
  for (const { entry } of entries) {
    entry.before = last
    last.next = entry
    last = entry
  }
  return head
}

function unlink(begin: Entry): void {
  for (const entry of begin.end === undefined ? [begin] : [begin, begin.end]) {
    if (entry.before !== undefined) entry.before.next = entry.next
    if (entry.next !== undefined) entry.next.before = entry.before
  }
}

/** In the reverse order of `unlink`, so that each neighbour is in the list again. */
function relink(begin: Entry): void {
  for (const entry of begin.end === undefined ? [begin] : [begin.end, begin]) {
    if (entry.before !== undefined) entry.before.next = entry
    if (entry.next !== undefined) entry.next.before = entry
  }
}
