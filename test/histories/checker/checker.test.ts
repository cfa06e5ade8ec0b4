import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawAnomaly, toSvg, toText } from './draw.ts'
import { anyHistory, isLinearizable, type RegisterCall, register, rightHistory } from './register.fixture.ts'
import { checkHistory } from './search.ts'
import { shrink } from './shrink.ts'

const seed = Number(process.env.HISTORIES_SEED ?? Date.now() % 1_000_000)
const runs = (numRuns: number) => ({ seed, numRuns })
const verdictOf = (calls: readonly RegisterCall[]) => checkHistory(register, calls).verdict
const named = (name: string) => `${name} (HISTORIES_SEED=${seed})`

test(named('the checker says of any short history what the definition of linearizability says'), () => {
  const verdicts = new Set<string>()
  fc.assert(
    fc.property(anyHistory, (calls) => {
      const verdict = verdictOf(calls)
      verdicts.add(verdict)
      expect(verdict).toBe(isLinearizable(calls) ? 'linearizable' : 'refused')
    }),
    runs(1_500),
  )
  expect(verdicts).toEqual(new Set(['linearizable', 'refused']))
})

test(named('long histories of a register that is right are accepted, whatever became of unanswered calls'), () => {
  fc.assert(
    fc.property(rightHistory, (calls) => {
      expect(verdictOf(calls)).toBe('linearizable')
    }),
    runs(300),
  )
})

test(named('one wrong response in a history is found'), () => {
  fc.assert(
    fc.property(rightHistory, fc.nat(), (calls, place) => {
      const reads = calls.filter(({ input, output }) => input.type === 'read' && output !== undefined)
      const wrong = reads[place % Math.max(reads.length, 1)]
      // No one ever wrote 7.
      if (wrong !== undefined)
        expect(verdictOf(calls.map((call) => (call === wrong ? { ...call, output: 7 } : call)))).toBe('refused')
    }),
    runs(200),
  )
})

test(named('what a refused history is shrunk to is refused too, and is drawn with the call that has no place'), () => {
  fc.assert(
    fc.property(anyHistory, (calls) => {
      fc.pre(!isLinearizable(calls))
      const anomaly = shrink(register, calls)
      expect(checkHistory({ ...register, initial: anomaly.initial }, anomaly.calls).verdict).toBe('refused')
      expect(anomaly.calls.length).toBeLessThanOrEqual(calls.length)
      const drawing = drawAnomaly('register', register, anomaly, ({ input, output }) => `${input.type} ${output}`)
      expect(drawing.bars.filter(({ isRefused }) => isRefused)).not.toHaveLength(0)
      expect(toText(drawing).split('\n')).toHaveLength(2 + anomaly.calls.length)
      expect(toSvg(drawing).match(/class="refused"/g)).not.toBeNull()
    }),
    runs(150),
  )
})

test('what led to a single state is left out of an anomaly, and so are reads that do not matter', () => {
  const read = { type: 'read' } as const
  const call = (
    beganAt: number,
    input: RegisterCall['input'],
    output: RegisterCall['output'] = null,
  ): RegisterCall => ({
    client: 1,
    input,
    output,
    beganAt,
    endedAt: beganAt + 1,
  })
  const history = [
    call(0, { type: 'write', value: 1 }),
    call(2, read, 1),
    call(4, { type: 'write', value: 2 }),
    call(6, read, 2),
    call(8, read, 1),
    call(10, { type: 'write', value: 1 }),
  ]
  expect(shrink(register, history)).toEqual({
    initial: 1,
    calls: [call(4, { type: 'write', value: 2 }), call(8, read, 1)],
  })
})

test('a search that is too long is undecided, never accepted', () => {
  const writes = Array.from(
    { length: 12 },
    (_, client): RegisterCall => ({
      client,
      input: { type: 'write', value: client },
      output: null,
      beganAt: 0,
      endedAt: 10,
    }),
  )
  const read: RegisterCall = { client: 0, input: { type: 'read' }, output: 99, beganAt: 11, endedAt: 12 }
  expect(checkHistory(register, [...writes, read], 1_000).verdict).toBe('undecided')
})
