import { type Call, isUnknown, type Model } from './model.ts'
import { checkHistory, statesAfter } from './search.ts'

/** A part of a history that is refused by itself. */
export interface Anomaly<State, Input, Output> {
  /** In which the object is before the first of these calls. */
  readonly initial: State
  readonly calls: readonly Call<Input, Output>[]
}

/**
 * The smallest part of a refused history that still shows why. Each step keeps the verdict honest, since it could not make an accepted
 * history a refused one: what follows the first refused end is cut off, what precedes a moment without open calls is
 * replaced by the state that it leads to, if there is only one, and reads are dropped. The last change before stays.
 */
export function shrink<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: readonly Call<Input, Output>[],
): Anomaly<State, Input, Output> {
  const isRefused = (initial: State, calls: readonly Call<Input, Output>[]) =>
    checkHistory({ ...model, initial }, calls).verdict === 'refused'
  let calls = cutEnd(history, (part) => isRefused(model.initial, part))
  const later = cutBegin(model, calls)
  const { initial } = later
  calls = later.calls
  // An order that explains all calls explains them without a read too, so what is refused without it is refused.
  for (const call of [...calls].reverse()) {
    const rest = calls.filter((each) => each !== call)
    if (model.isRead(call.input, call.output) && isRefused(initial, rest)) calls = rest
  }
  return { initial, calls }
}

/** Up to the first end with which the history is refused. What was under way is of unknown outcome then. */
function cutEnd<Input, Output>(
  calls: readonly Call<Input, Output>[],
  isRefused: (part: readonly Call<Input, Output>[]) => boolean,
): readonly Call<Input, Output>[] {
  const ends = calls
    .map(({ endedAt }) => endedAt)
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  let [low, high] = [0, ends.length - 1]
  // What is refused stays so with what comes after, so halving finds the first.
  while (low < high) {
    const middle = (low + high) >> 1
    if (isRefused(partUntil(calls, ends[middle] ?? Infinity))) high = middle
    else low = middle + 1
  }
  return partUntil(calls, ends[low] ?? Infinity)
}

function partUntil<Input, Output>(calls: readonly Call<Input, Output>[], time: number): Call<Input, Output>[] {
  return calls
    .filter(({ beganAt }) => beganAt <= time)
    .map(({ output, ...call }) =>
      call.endedAt > time ? { ...call, endedAt: Infinity } : output === undefined ? call : { ...call, output },
    )
}

function cutBegin<State, Input, Output>(
  model: Model<State, Input, Output>,
  calls: readonly Call<Input, Output>[],
): Anomaly<State, Input, Output> {
  const byBegin = [...calls].sort((a, b) => a.beganAt - b.beganAt)
  const whole: Anomaly<State, Input, Output> = { initial: model.initial, calls: byBegin }
  let best = whole
  let last = whole
  let from = 0
  let lastEnd = -Infinity
  for (const [i, call] of byBegin.entries()) {
    if (i > from && call.beganAt > lastEnd) {
      // No call was open just before this one.
      const states = statesAfter({ ...model, initial: last.initial }, byBegin.slice(from, i))
      const [only] = states ?? []
      if (states?.length !== 1 || only === undefined) break
      last = { initial: only, calls: byBegin.slice(i) }
      from = i
      // Without a change there would be nothing to see.
      const changes = last.calls.slice(0, -1).some(({ input, output }) => !model.isRead(input, output))
      if (changes) best = last
    }
    if (isUnknown(call)) break
    lastEnd = Math.max(lastEnd, call.endedAt)
  }
  return best
}
