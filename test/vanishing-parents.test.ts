import { afterAll, describe, expect, test } from 'vitest'
import { announcedDuring } from './announced.ts'
import { ask, type Call, callsOf, isExpected } from './calls.ts'
import { type HeldRow, startFurnished } from './furnished.ts'
import type { Sent } from './samples.ts'

const environment = await startFurnished()
const { rewind, whileHeld, rowOf, beginOfChanges, rowsWrittenSince } = environment
const calls = callsOf(environment.servers[0].app.operations)

afterAll(environment.close)

/** Deletions of one object, which stands at the end of their path. */
const deletions = calls.filter(({ operation: { method, path } }) => method === 'DELETE' && path.endsWith('}'))
const nameOf = ({ path }: { path: string }) => decodeURIComponent(/[^/?]+(?=$|\?)/.exec(path)?.[0] ?? '')

/** What nearly everything belongs to, named or not: by an address, a code or a token. */
const isEverybodys = ({ table }: HeldRow) => table === 'users' || table === 'organizations'

/** Waits for no row and writes none, so beside a deletion it is as before or after it. Some record an event that someone has read. */
const isRead = ({ operation: { method, access }, events }: Call) =>
  method === 'GET' && access === 'api_key' && events.length === 0

/** What a call names and what it writes or removes, in an environment that was put back. */
const traces = new Map<Call, string>()
async function tracesOf(call: Call): Promise<string> {
  const known = traces.get(call)
  if (known !== undefined) return known
  await rewind()
  const request = await call.prepare(environment)
  const since = await beginOfChanges()
  await ask(environment, call, request)
  const found = `${JSON.stringify(request)} ${await rowsWrittenSince(since)}`
  traces.set(call, found)
  return found
}

/** A call may also meet what it neither names nor writes. Of these, each day of the week tries others; `RACE_ALL` tries all. */
const turns = 7
const turn = Math.floor(Date.now() / 86_400_000) % turns
const isInTurn = (index: number) => process.env.RACE_ALL !== undefined || index % turns === turn

const told = ({ status, text }: Sent) => `${status} ${text.slice(0, 200)}`

interface Race {
  answer: Sent
  deleted: Sent
  /** Whether the call came to a row that the deletion, or the test, holds. */
  didMeet: boolean
}

/** Runs a call and a deletion, in the order in which they come to the row that is deleted. */
async function race(call: Call, deletion: Call, row: HeldRow, isDeletionFirst: boolean): Promise<Race> {
  await rewind()
  const [request, removal] = [await call.prepare(environment), await deletion.prepare(environment)]
  let didMeet = false
  const { answer } = await announcedDuring(environment, () =>
    whileHeld<Sent>(row, async (begin) => {
      const meet = async () => {
        didMeet = await begin(() => ask(environment, call, request))
      }
      if (!isDeletionFirst) await meet()
      await begin(() => ask(environment, deletion, removal, { on: 1 }))
      if (isDeletionFirst) await meet()
    }),
  )
  const [first, second] = answer as [Sent, Sent]
  return isDeletionFirst ? { answer: second, deleted: first, didMeet } : { answer: first, deleted: second, didMeet }
}

/** The statuses of the same two when one comes after the other: of the call, and of the deletion. */
async function inTurn(call: Call, deletion: Call): Promise<[number[], number[]]> {
  const statuses: [number[], number[]] = [[], []]
  for (const isDeletionFirst of [true, false]) {
    await rewind()
    const [request, removal] = [await call.prepare(environment), await deletion.prepare(environment)]
    const early = isDeletionFirst ? undefined : await ask(environment, call, request)
    const deleted = await ask(environment, deletion, removal, { on: 1 })
    statuses[0].push((early ?? (await ask(environment, call, request))).status)
    statuses[1].push(deleted.status)
  }
  return statuses
}

describe.each(deletions.map((deletion) => [deletion.name, deletion] as const))('%s', (_name, deletion) => {
  test('beside every call that concerns what it deletes: both are done, or the call finds its parent gone', {
    timeout: 300_000,
  }, async () => {
    await rewind()
    const id = nameOf(await deletion.prepare(environment))
    const row = await rowOf(id)
    if (row === undefined) return
    const faults: string[] = []
    for (const [index, call] of calls.entries()) {
      if (call === deletion || isRead(call)) continue
      const isConcerned = (await tracesOf(call)).includes(id)
      if (!isConcerned && !(isEverybodys(row) && isInTurn(index))) continue
      for (const isDeletionFirst of [true, false]) {
        const { answer, deleted, didMeet } = await race(call, deletion, row, isDeletionFirst)
        // What never waits beside the deletion has ended before it when it comes first.
        if (isDeletionFirst && !didMeet && isExpected(call, answer) && isExpected(deletion, deleted)) break
        if (isExpected(call, answer) && isExpected(deletion, deleted)) continue
        const [late, lateDeleted] = await inTurn(call, deletion)
        const order = `${call.name}, which came ${isDeletionFirst ? 'second' : 'first'}`
        const declared = [422, ...call.operation.errors.map(({ definition }) => definition.status)]
        // A parent that vanished meanwhile is a 404, also where a later call finds out in another way.
        if (!isExpected(call, answer) && ![404, ...late].includes(answer.status))
          faults.push(`${order}: ${told(answer)}`)
        else if (answer.status >= 400 && !declared.includes(answer.status))
          faults.push(`${order} does not declare ${told(answer)}`)
        if (![404, ...lateDeleted].includes(deleted.status))
          faults.push(`the deletion beside ${order}: ${told(deleted)}`)
      }
    }
    expect(faults).toEqual([])
  })
})
