import { setTimeout as delay } from 'node:timers/promises'
import { type Arena, isSuccess, newName } from '../arena.ts'
import type { Guarantee } from '../guarantee.ts'
import type { Answered } from '../send.ts'

interface LoggedEvent {
  id: string
  data: { id: string; name: string }
}

const page = 100

/**
 * The log of events is judged as a whole: each acknowledged change is in it once, and a poller that follows it saw all of it in its order,
 * so nothing appeared behind a cursor that had passed.
 */
export const eventLog: Guarantee = {
  name: 'event log',
  promise: 'The log has the event of every acknowledged change, once, and a poller misses none.',
  operations: 'create, poll events',
  async play(arena) {
    const began = await newestEvent(arena)
    const created: { id: string; name: string }[] = []
    let unknown = 0
    let calls = 0
    let isOver = false
    const faults: string[] = []
    const write = async () => {
      const giveUpAt = performance.now() + arena.patienceMs
      for (let answered = 0; answered < arena.callsPerClient && performance.now() < giveUpAt; ) {
        const name = newName()
        const heard = await arena.sendToAny({ method: 'POST', path: '/organizations', body: { name } })
        if (heard.kind === 'answered' && isSuccess(heard.answer)) {
          created.push({ id: String(heard.answer.body.id), name })
          answered += 1
        } else if (heard.kind === 'answered') faults.push(`create was answered ${heard.answer.status}`)
        else if (heard.kind === 'unknown') unknown += 1
        calls += 1
        await delay(arena.pauseMs * (0.2 + 1.6 * Math.random()))
      }
    }
    const polled: LoggedEvent[] = []
    const poll = async () => {
      for (; !isOver; await delay(arena.pauseMs / 2)) {
        const heard = await arena.sendToAny({ path: pathAfter(polled.at(-1)?.id ?? began) })
        calls += 1
        if (heard.kind !== 'answered') continue
        const found = eventsOf(heard.answer)
        if (found === undefined)
          return void faults.push(`a poll after ${polled.at(-1)?.id} was answered ${heard.answer.status}`)
        polled.push(...found)
      }
    }
    const polling = poll()
    await Promise.all(Array.from({ length: arena.clients }, write))
    isOver = true
    await polling
    const log = await readLog(arena, began)
    const counted = new Map<string, number>()
    for (const { data } of log) counted.set(data.id, (counted.get(data.id) ?? 0) + 1)
    for (const { id, name } of created)
      if (counted.get(id) !== 1)
        faults.push(`acknowledged, and ${counted.get(id) ?? 0} times in the log: ${name} (${id})`)
    const differs = polled.findIndex(({ id }, i) => id !== log[i]?.id)
    if (differs !== -1)
      faults.push(`event ${differs} of the poller is ${polled[differs]?.id}, and of the log ${log[differs]?.id}`)
    return { calls, unknown, verdict: faults.length > 0 ? 'anomaly' : 'right', drawings: [], faults }
  },
}

const pathAfter = (cursor: string | undefined) =>
  `/events?events=organization.created&limit=${page}&order=asc${cursor === undefined ? '' : `&after=${cursor}`}`

/** From which a poller goes on; undefined in an empty log. */
async function newestEvent(arena: Arena): Promise<string | undefined> {
  const path = '/events?events=organization.created&limit=1&order=desc'
  const { data } = (await arena.done({ path })) as { data: LoggedEvent[] }
  return data[0]?.id
}

async function readLog(arena: Arena, began: string | undefined): Promise<LoggedEvent[]> {
  const log: LoggedEvent[] = []
  for (;;) {
    const { data } = (await arena.done({ path: pathAfter(log.at(-1)?.id ?? began) })) as { data: LoggedEvent[] }
    log.push(...data)
    if (data.length < page) return log
  }
}

function eventsOf({ status, body }: Answered): LoggedEvent[] | undefined {
  return status === 200 ? (body.data as LoggedEvent[]) : undefined
}
