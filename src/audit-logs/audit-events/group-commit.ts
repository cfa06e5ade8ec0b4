import { DatabaseError } from 'pg'
import type { Context, System } from '#platform/context.ts'
import { isConnectionLoss } from '#platform/db/database-unavailable.ts'
import { isGivenUp } from '#platform/db/given-up.ts'
import { type EventInsert, type EventsOutcome, insertEvents } from './insert-events.ts'

/**
 * Events of one organization are stored one transaction after the other, since each continues the chain. So what comes
 * while one commits is stored together by the next. A caller that is alone waits for no one.
 */

/** Beyond one of these, events are left for the next transaction, which so takes some ten milliseconds. */
const mostTogether = 100
const mostCharacters = 1_000_000

/** Events of one call. */
interface Call {
  readonly ctx: Context
  readonly events: readonly EventInsert[]
  readonly resolve: (outcome: EventsOutcome) => void
  readonly reject: (error: unknown) => void
}

/** By environment and organization, the calls that wait while another transaction of theirs is under way. */
const logs = new WeakMap<System, Map<string, Call[]>>()

/**
 * Stores events of one organization, together with those of other callers. The events of a call are stored together or not
 * at all. Has a transaction of its own, so call it outside of one.
 */
export function storeTogether(
  ctx: Context,
  organizationId: string,
  events: readonly EventInsert[],
): Promise<EventsOutcome> {
  const waiting = logs.get(ctx.system) ?? new Map<string, Call[]>()
  logs.set(ctx.system, waiting)
  const key = `${ctx.environmentId}/${organizationId}`
  return new Promise((resolve, reject) => {
    const call: Call = { ctx, events, resolve, reject }
    const underWay = waiting.get(key)
    if (underWay !== undefined) {
      underWay.push(call)
      return
    }
    const calls = [call]
    waiting.set(key, calls)
    void storeAll(organizationId, calls, () => waiting.delete(key))
  })
}

/** Until none waits. Every call is answered; never rejects. @param end called in the same step, so that no call comes in between */
async function storeAll(organizationId: string, waiting: Call[], end: () => void): Promise<void> {
  while (waiting.length > 0) await settle(organizationId, takeGroup(waiting))
  end()
}

/** The calls of the next transaction: at least one. */
function takeGroup(waiting: Call[]): Call[] {
  let events = 0
  let characters = 0
  const end = waiting.findIndex((call) => {
    events += call.events.length
    characters += call.events.reduce((sum, { json }) => sum + json.length, 0)
    return events > mostTogether || characters > mostCharacters
  })
  return waiting.splice(0, end === -1 ? waiting.length : Math.max(1, end))
}

async function settle(organizationId: string, calls: readonly Call[]): Promise<void> {
  try {
    const outcome = await store(organizationId, calls)
    for (const { resolve } of calls) resolve(outcome)
  } catch (error) {
    const isOfOne = calls.length > 1 && error instanceof DatabaseError && !isConnectionLoss(error) && !isGivenUp(error)
    // Something in one of them, which alone is to be refused.
    if (isOfOne) for (const call of calls) await settle(organizationId, [call])
    else for (const { reject } of calls) reject(error)
  }
}

function store(organizationId: string, calls: readonly Call[]): Promise<EventsOutcome> {
  const [{ ctx }] = calls as [Call]
  const { database } = ctx.system
  // The same event may come from several callers at the same time.
  const events = [...new Map(calls.flatMap((call) => call.events).map((event) => [event.requestHash, event])).values()]
  const statement = insertEvents(ctx, organizationId, events)
  // One event is quick enough for the connections that requests share.
  if (events.length === 1) return database.one<EventsOutcome>(statement)
  return database.transaction((tx) => tx.one<EventsOutcome>(statement))
}
