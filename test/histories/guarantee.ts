import { setTimeout as delay } from 'node:timers/promises'
import type { Arena } from './arena.ts'
import { type Drawing, drawAnomaly } from './checker/draw.ts'
import { type Call, isUnknown, type Model } from './checker/model.ts'
import { checkHistory } from './checker/search.ts'
import { shrink } from './checker/shrink.ts'
import type { Answered, Heard, Send } from './send.ts'

/** What the calls on one object came to. */
export interface Judged {
  readonly calls: number
  /** Of these, those whose outcome no client learnt. */
  readonly unknown: number
  /** `undecided` counts as neither right nor wrong, and is reported. */
  readonly verdict: 'right' | 'anomaly' | 'undecided'
  readonly drawings: readonly Drawing[]
  /** Anomalies in a sentence each. */
  readonly faults: readonly string[]
}

/** A guarantee as a run needs it: with objects made, called and judged. */
export interface Guarantee {
  readonly name: string
  /** In a sentence. */
  readonly promise: string
  /** What clients call, in words. */
  readonly operations: string
  /** Makes an object, lets clients call it, and judges what they saw. */
  play(arena: Arena): Promise<Judged>
}

export type Outcome<Output> = { readonly output: Output } | 'unknown' | 'not done'

/** One object, as clients see it. */
export interface Subject<State, Input, Output> {
  readonly initial: State
  /** What a client wants next. */
  choose(): Input
  call(input: Input, send: Send): Promise<Outcome<Output>>
}

export interface ObjectGuarantee<State, Input, Output> extends Pick<Guarantee, 'name' | 'promise' | 'operations'> {
  readonly model: Omit<Model<State, Input, Output>, 'initial'>
  /** How many calls each client makes. Default: as many as the arena says. */
  readonly callsPerClient?: number
  /** Makes a new object, whose state is known. */
  open(arena: Arena): Promise<Subject<State, Input, Output>>
  /** A call in a few words. */
  describe(input: Input, output: Output | undefined): string
}

/** A response that no model expects, such as a 404 for an object that was created: an anomaly by itself. */
class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
}

/** @param read gives undefined for a response that may not come. */
export function outcomeOf<Output>(heard: Heard, read: (answer: Answered) => Output | undefined): Outcome<Output> {
  if (heard.kind !== 'answered') return heard.kind
  const output = read(heard.answer)
  if (output === undefined) throw new UnexpectedAnswer(`${heard.answer.status} ${JSON.stringify(heard.answer.body)}`)
  return { output }
}

export function guarantee<State, Input, Output>(given: ObjectGuarantee<State, Input, Output>): Guarantee {
  const { name, promise, operations } = given
  return {
    name,
    promise,
    operations,
    async play(arena) {
      const subject = await given.open(arena)
      const { calls, faults } = await record(subject, given, arena)
      const model = { ...given.model, initial: subject.initial }
      const { verdict } = checkHistory(model, calls)
      const unknown = calls.filter(isUnknown).length
      if (verdict !== 'refused') {
        const judged = faults.length > 0 ? 'anomaly' : verdict === 'linearizable' ? 'right' : 'undecided'
        return { calls: calls.length, unknown, verdict: judged, drawings: [], faults }
      }
      const anomaly = shrink(model, calls)
      const describe = ({ input, output }: Call<Input, Output>) => given.describe(input, output)
      const drawings = [drawAnomaly(promise, model, anomaly, describe)]
      return { calls: calls.length, unknown, verdict: 'anomaly', drawings, faults }
    },
  }
}

/** Lets clients call an object at the same time, each one call after the other. */
async function record<State, Input, Output>(
  subject: Subject<State, Input, Output>,
  { model, callsPerClient, describe }: ObjectGuarantee<State, Input, Output>,
  arena: Arena,
): Promise<{ calls: Call<Input, Output>[]; faults: string[] }> {
  const calls: Call<Input, Output>[] = []
  const faults: string[] = []
  let clients = 0
  const work = async () => {
    let client = ++clients
    let answered = 0
    const giveUpAt = performance.now() + arena.patienceMs
    while (answered < (callsPerClient ?? arena.callsPerClient) && performance.now() < giveUpAt) {
      const input = subject.choose()
      const beganAt = performance.now()
      try {
        const outcome = await subject.call(input, arena.sendToAny)
        const endedAt = performance.now()
        if (outcome === 'unknown') {
          if (!model.isRead(input, undefined)) calls.push({ client, input, beganAt, endedAt: Infinity })
          client = ++clients
        } else if (outcome !== 'not done') {
          calls.push({ client, input, output: outcome.output, beganAt, endedAt })
          answered += 1
        }
      } catch (error) {
        if (!(error instanceof UnexpectedAnswer)) throw error
        faults.push(`${describe(input, undefined)} was answered ${error.message}`)
        return
      }
      await delay(arena.pauseMs * (0.2 + 1.6 * Math.random()))
    }
  }
  await Promise.all(Array.from({ length: arena.clients }, work))
  return { calls: calls.sort((a, b) => a.beganAt - b.beganAt), faults }
}
