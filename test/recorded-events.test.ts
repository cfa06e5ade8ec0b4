import { beforeEach, describe, expect, test } from 'vitest'
import { announcedDuring } from './announced.ts'
import { ask, callsOf, callsOfEachClass, isExpected } from './calls.ts'
import { startFurnished } from './furnished.ts'
import { unmarkedUrls } from './secret-urls.ts'
import { inTurn } from './turns.ts'
import { undatedChanges } from './undated-changes.ts'

const environment = await startFurnished()
const { rewind, beginOfChanges, changesSince } = environment
const calls = callsOf(environment.servers[0].app.operations)

const noteDates = await undatedChanges(environment)

beforeEach(rewind)

const during = <T>(work: () => Promise<T>) => announcedDuring(environment, work)

/** Without what a refusal may record: that it was one, and the end of a session whose code was used twice. */
const beyondRefusals = (events: readonly string[]) =>
  events.filter((event) => !/_failed$|^session\.revoked$/.test(event))

/** The platform replays answers; what each call changes is committed with its answer, as is tried below. */
const replayed = new Set(callsOfEachClass(calls.filter(({ operation }) => operation.idempotency === 'replay')))

describe.each(calls.map((call) => [call.name, call] as const))('%s', (_name, call) => {
  const isKept = call.operation.idempotency === 'replay'
  test(`records its events, each once, and none when it is refused; dates all that it changes${isKept ? '; commits them and what else it changes with the answer that its Idempotency-Key is kept for' : ''}`, async () => {
    const request = await call.prepare(environment)
    const [since, undated] = [await beginOfChanges(), await noteDates()]
    const first = await during(() =>
      ask(environment, call, request, isKept ? { headers: { 'idempotency-key': 'first' } } : {}),
    )
    expect(isExpected(call, first.answer), first.answer.text).toBe(true)
    expect(first.events).toEqual(call.events)
    expect(await undated()).toEqual([])
    expect(unmarkedUrls(call.operation, first.answer.json), 'mark them with `secret`').toEqual([])
    if (isKept) {
      const changes = await changesSince(since)
      const { transaction } = changes.find(({ table }) => table === 'idempotency_keys') ?? {}
      expect(changes.filter((change) => change.transaction !== transaction)).toEqual([])
    }

    const again = await during(() => ask(environment, call, request, { on: 1 }))
    expect(again.answer.status, again.answer.text).toBeLessThan(500)
    if (!isExpected(call, again.answer)) expect(beyondRefusals(again.events)).toEqual([])
  })

  if (!replayed.has(call)) return
  test('with one Idempotency-Key records its events once, however often and wherever it is sent', async () => {
    const request = await call.prepare(environment)
    const headers = { 'idempotency-key': 'once' }
    const { answer, events } = await during(async () => [
      ...(await Promise.all([0, 1].map((on) => ask(environment, call, request, { on, headers })))),
      await ask(environment, call, request, { headers }),
    ])

    for (const { status, text } of answer) expect([status, text]).toEqual([answer[0]?.status, answer[0]?.text])
    expect(answer.filter((each) => each.headers['idempotent-replayed'] === 'true')).toHaveLength(2)
    expect(events).toEqual(call.events)
  })
})

describe.each(inTurn(calls).map((call) => [call.name, call] as const))('%s', (_name, call) => {
  test('two at once record what two in turn do', async () => {
    const request = await call.prepare(environment)
    const oneByOne = await during(async () => [
      await ask(environment, call, request),
      await ask(environment, call, request, { on: 1 }),
    ])
    await rewind()
    const twin = await call.prepare(environment)
    const atOnce = await during(() => Promise.all([0, 1].map((on) => ask(environment, call, twin, { on }))))

    for (const { status, text } of atOnce.answer) expect(status, text).toBeLessThan(500)
    expect(beyondRefusals(atOnce.events).sort()).toEqual(beyondRefusals(oneByOne.events).sort())
  })
})
