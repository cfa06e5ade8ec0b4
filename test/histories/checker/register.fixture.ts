import fc from 'fast-check'
import { type Call, isUnknown, type Model } from './model.ts'

export type Input = { type: 'read' } | { type: 'write'; value: number } | { type: 'swap'; from: number; to: number }
/** What was read, or whether the swap was made. A write answers nothing. */
export type Output = number | boolean | null
export type RegisterCall = Call<Input, Output>

export const register: Model<number, Input, Output> = {
  initial: 0,
  step(state, input, output) {
    if (input.type === 'read') return output === undefined || output === state ? state : undefined
    if (input.type === 'write') return input.value
    const isMade = state === input.from
    return output === undefined || output === isMade ? (isMade ? input.to : state) : undefined
  },
  isRead: ({ type }) => type === 'read',
}

const values = fc.integer({ min: 0, max: 2 })
const inputs: fc.Arbitrary<Input> = fc.oneof(
  fc.constant({ type: 'read' } as const),
  fc.record({ type: fc.constant('write' as const), value: values }),
  fc.record({ type: fc.constant('swap' as const), from: values, to: values }),
)

/** Whatever clients might have seen, on a few clients whose calls do not overlap. */
export const anyHistory: fc.Arbitrary<RegisterCall[]> = fc
  .array(
    fc.record({
      client: fc.integer({ min: 0, max: 2 }),
      input: inputs,
      output: fc.oneof(values, fc.boolean()),
      pause: fc.integer({ min: 0, max: 3 }),
      length: fc.integer({ min: 1, max: 4 }),
      isUnknown: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    }),
    { maxLength: 6 },
  )
  .map((drawn) => {
    const free = [0, 0, 0]
    return drawn.map(({ client, input, output, pause, length, isUnknown }) => {
      const beganAt = (free[client] ?? 0) + pause
      free[client] = beganAt + length
      if (isUnknown) return { client, input, beganAt, endedAt: Infinity }
      return { client, input, output: valueFor(input, output), beganAt, endedAt: beganAt + length }
    })
  })

/** A read answers a number and a swap a truth value. */
function valueFor({ type }: Input, output: number | boolean): Output {
  return type === 'write' ? null : type === 'read' ? Number(output) : Boolean(output)
}

/**
 * What clients see of a register that is right: each call has its effect at some moment between its begin and its end. A call of
 * unknown outcome has it later, or never.
 */
export const rightHistory: fc.Arbitrary<RegisterCall[]> = fc
  .array(
    fc.record({
      input: inputs,
      effectAt: fc.integer({ min: 0, max: 60 }),
      before: fc.integer({ min: 1, max: 12 }),
      after: fc.integer({ min: 1, max: 12 }),
      fate: fc.constantFrom('known', 'known', 'known', 'late', 'never'),
    }),
    { maxLength: 30 },
  )
  .map((drawn) => {
    let state = register.initial
    const sorted = drawn.map((each, client) => ({ ...each, client })).sort((a, b) => a.effectAt - b.effectAt)
    return sorted.map(({ client, input, effectAt, before, after, fate }): RegisterCall => {
      const beganAt = effectAt - before
      if (fate === 'never') return { client, input, beganAt, endedAt: Infinity }
      const output = answerOf(state, input)
      state = register.step(state, input, output) ?? state
      if (fate === 'late') return { client, input, beganAt, endedAt: Infinity }
      return { client, input, output, beganAt, endedAt: effectAt + after }
    })
  })

function answerOf(state: number, input: Input): Output {
  return input.type === 'read' ? state : input.type === 'write' ? null : state === input.from
}

/** By its definition: any subset of the unknown calls, in any order with the known ones in which no call comes before one that had ended when it began. */
export function isLinearizable(calls: readonly RegisterCall[]): boolean {
  const explore = (state: number, left: readonly RegisterCall[]): boolean =>
    left.every(isUnknown) ||
    left.some((call) => {
      if (left.some((other) => other !== call && other.endedAt < call.beganAt)) return false
      const rest = left.filter((other) => other !== call)
      const next = register.step(state, call.input, call.output)
      return (next !== undefined && explore(next, rest)) || (isUnknown(call) && explore(state, rest))
    })
  return explore(register.initial, calls)
}
