import { describe, expect, test } from 'vitest'
import { announcedDuring } from './announced.ts'
import { ask, type Call, callsOf, isExpected } from './calls.ts'
import { type HeldRow, startFurnished } from './furnished.ts'
import type { Sent } from './samples.ts'
import { inRareTurn } from './turns.ts'

const environment = await startFurnished()
const { rewind, whileHeld, rowOf, beginOfChanges, rowsWrittenSince } = environment
const calls = callsOf(environment.servers[0].app.operations)

/** Deletions of one object, whose id ends their path. */
const deletions = calls.filter(({ operation: { method, path } }) => method === 'DELETE' && path.endsWith('}'))
const nameOf = ({ path }: { path: string }) => decodeURIComponent(/[^/?]+(?=$|\?)/.exec(path)?.[0] ?? '')

/** What nearly everything belongs to, named or not: by an address, a code or a token. */
const hasManyDependents = ({ table }: HeldRow) => table === 'users' || table === 'organizations'

interface Traces {
  /** What it names, as text. */
  request: string
  written: Awaited<ReturnType<typeof rowsWrittenSince>>
}

/** What a call names and what it writes or removes, in an environment that was put back. */
const traces = new Map<Call, Traces>()
async function tracesOf(call: Call): Promise<Traces> {
  const known = traces.get(call)
  if (known !== undefined) return known
  await rewind()
  const request = await call.prepare(environment)
  const since = await beginOfChanges()
  await ask(environment, call, request)
  const found = { request: JSON.stringify(request), written: await rowsWrittenSince(since) }
  traces.set(call, found)
  return found
}

/** The calls of one run. A start is refused by a server in which a parent that vanishes would be no 404 (`missing-parent.ts`). */
const raced = inRareTurn(calls)

/**
 * The calls that are raced with a deletion: those that name what it deletes, or write rows that refer to it. Nearly all refer to
 * users and organizations, and may meet their deletions in other ways, so all of them are raced with those.
 */
async function callsBeside(deletion: Call, row: HeldRow, id: string): Promise<Call[]> {
  const beside: Call[] = []
  for (const call of raced) {
    if (call === deletion) continue
    const { request, written } = await tracesOf(call)
    const isConcerned = request.includes(id) || written.some((each) => each.row.includes(id))
    if (isConcerned || hasManyDependents(row)) beside.push(call)
  }
  return beside
}

const describeAnswer = ({ status, text }: Sent) => `${status} ${text.slice(0, 200)}`

interface Race {
  answer: Sent
  deleted: Sent
  /** Whether the call came to a row that the deletion, or the test, holds. */
  wasBlocked: boolean
}

/** Runs a call and a deletion, in the order in which they come to the row that is deleted. */
async function race(call: Call, deletion: Call, row: HeldRow, isDeletionFirst: boolean): Promise<Race> {
  await rewind()
  const [request, removal] = [await call.prepare(environment), await deletion.prepare(environment)]
  let wasBlocked = false
  const { answer } = await announcedDuring(environment, () =>
    whileHeld<Sent>(row, async (begin) => {
      const meet = async () => {
        wasBlocked = await begin(() => ask(environment, call, request))
      }
      if (!isDeletionFirst) await meet()
      await begin(() => ask(environment, deletion, removal, { on: 1 }))
      if (isDeletionFirst) await meet()
    }),
  )
  const [first, second] = answer as [Sent, Sent]
  return isDeletionFirst
    ? { answer: second, deleted: first, wasBlocked }
    : { answer: first, deleted: second, wasBlocked }
}

/** A sign-in that had chosen its organization before the membership in it ended is undone as a whole (decision 0080). */
function isSignInToRepeat({ status, json }: Sent): boolean {
  const isGrant = status === 400 && json?.error === 'invalid_grant'
  return isGrant && String(json.error_description).startsWith('The user is no longer a member of the organization.')
}

/** The statuses of the same two when one comes after the other: of the call, and of the deletion. */
async function oneAfterTheOther(call: Call, deletion: Call): Promise<[number[], number[]]> {
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
    for (const call of await callsBeside(deletion, row, id)) {
      for (const isDeletionFirst of [true, false]) {
        const { answer, deleted, wasBlocked } = await race(call, deletion, row, isDeletionFirst)
        // What never waits beside the deletion has ended before it when it comes first.
        if (isDeletionFirst && !wasBlocked && isExpected(call, answer) && isExpected(deletion, deleted)) break
        const order = `${call.name}, which came ${isDeletionFirst ? 'second' : 'first'}`
        const declared = [422, ...call.operation.errors.map(({ definition }) => definition.status)]
        if (!isExpected(call, answer) && answer.status >= 400 && !declared.includes(answer.status))
          faults.push(`${order} does not declare ${describeAnswer(answer)}`)
        // A parent that vanished meanwhile is a 404, also where a later call finds out in another way.
        const isAsEver = isExpected(call, answer) || answer.status === 404 || isSignInToRepeat(answer)
        const isDeletedAsEver = isExpected(deletion, deleted) || deleted.status === 404
        if (isAsEver && isDeletedAsEver) continue
        const [late, lateDeleted] = await oneAfterTheOther(call, deletion)
        if (!isAsEver && !late.includes(answer.status)) faults.push(`${order}: ${describeAnswer(answer)}`)
        if (!isDeletedAsEver && !lateDeleted.includes(deleted.status))
          faults.push(`the deletion beside ${order}: ${describeAnswer(deleted)}`)
      }
    }
    expect(faults).toEqual([])
  })
})
