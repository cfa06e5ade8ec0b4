import { setTimeout as delay } from 'node:timers/promises'
import type { LoggedEvent } from '../crash/crash.ts'
import { findFaults } from '../crash/find-faults.ts'
import type { Acknowledged } from '../crash/writer.ts'
import { startReceiver } from '../receiver.ts'
import { apiKey, until } from './process.ts'

export interface TrafficReport {
  /** Writes. Each that is acknowledged is read. */
  requests: number
  acknowledged: number
  /** Requests that were not answered with success, by their status and code, or by their error. */
  failed: Record<string, number>
  /** The longest that a request took, in seconds: of a write, or of the read after it. */
  longestRequestSeconds: number
  /** How long requests took. */
  requestMs: Spread
  /** From sending a write to the arrival of its webhook. */
  webhookMs: Spread
  /** The longest time between two writes that were acknowledged, in seconds. */
  longestGapSeconds: number
  events: number
  delivered: number
  /** Deliveries that came more than once. */
  repeated: number
  /** What must not be: lost, done twice, never delivered. */
  faults: string[]
}

/** In whole milliseconds. */
export interface Spread {
  median: number
  p95: number
}

/**
 * Creates organizations at a steady rate and reads each, without ever trying again, while a receiver gets a webhook for each; then holds
 * what was acknowledged against the log and against what was delivered.
 *
 * @param key of the environment, if it is not the first one
 */
export async function startTraffic(url: string, perSecond: number, key = apiKey) {
  const receiver = await startReceiver()
  const endpoint = { endpoint_url: receiver.url, events: ['organization.created'] }
  const { body: registered } = await post(url, '/webhook_endpoints', endpoint, key)
  // There may have been others before, and those of theirs are not ours.
  const mark = `Drill ${Date.now()}/`
  const acknowledged: (Acknowledged & { at: number })[] = []
  const failed: Record<string, number> = {}
  const tookMs: number[] = []
  /** By organization. */
  const sentAt = new Map<string, number>()
  const underWay = new Set<Promise<void>>()
  let requests = 0
  let [longestRequestMs, longestOfPartMs] = [0, 0]
  const reported = { failed: 0 }

  async function write(name: string): Promise<void> {
    const sent = Date.now()
    const body = await answered(() => post(url, '/organizations', { name }, key))
    if (body === undefined) return
    const { id = '' } = body
    sentAt.set(id, sent)
    acknowledged.push({ event: 'organization.created', id, name, at: performance.now() })
    await answered(() => get(url, `/organizations/${id}`, key))
  }

  async function answered(send: () => Promise<Answer>): Promise<Body | undefined> {
    const began = performance.now()
    try {
      const { status, body } = await send()
      const ms = performance.now() - began
      tookMs.push(ms)
      longestRequestMs = Math.max(longestRequestMs, ms)
      longestOfPartMs = Math.max(longestOfPartMs, ms)
      if (status < 300) return body
      fail(`${status} ${body.code}`)
    } catch (error) {
      fail((error as { cause?: { code?: string } }).cause?.code ?? String(error))
    }
    return undefined
  }

  function fail(how: string): void {
    failed[how] = (failed[how] ?? 0) + 1
  }

  const began = performance.now()
  const ticking = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1_000) * perSecond)
    while (requests < due) {
      const writing = write(`${mark}${++requests}`).finally(() => underWay.delete(writing))
      underWay.add(writing)
    }
  }, 5)

  return {
    acknowledged: () => acknowledged.length,
    /** What came since the call before, or since the start. */
    soFar(): { failed: number; longestRequestSeconds: number } {
      const all = Object.values(failed).reduce((sum, count) => sum + count, 0)
      const part = { failed: all - reported.failed, longestRequestSeconds: seconds(longestOfPartMs) }
      reported.failed = all
      longestOfPartMs = 0
      return part
    },
    async finish(): Promise<TrafficReport> {
      clearInterval(ticking)
      await Promise.all(underWay)
      const events = (await readLog(url, key)).filter(({ data }) => String(data.name).startsWith(mark))
      const owed = { receiver, events }
      const missing = () => {
        const ids = new Set(receiver.delivered.map(({ event }) => event.id))
        return events.filter(({ id }) => !ids.has(id)).length
      }
      await until(
        () => missing() === 0,
        () => `${missing()} deliveries`,
      ).catch(() => undefined)
      await remove(url, `/webhook_endpoints/${registered.id}`, key)
      await receiver.close()
      return {
        requests,
        acknowledged: acknowledged.length,
        failed,
        longestRequestSeconds: seconds(longestRequestMs),
        requestMs: spreadOf(tookMs),
        webhookMs: spreadOf(
          receiver.delivered.flatMap(({ event, at }) => {
            const sent = sentAt.get(String(event.data.id))
            return sent === undefined ? [] : [at.getTime() - sent]
          }),
        ),
        longestGapSeconds: longestGap(acknowledged),
        events: events.length,
        delivered: receiver.delivered.length,
        repeated: receiver.delivered.length - new Set(receiver.delivered.map(({ event }) => event.id)).size,
        faults: findFaults(acknowledged, events, [owed]).slice(0, 20),
      }
    },
  }
}

function spreadOf(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
  return { median: at(0.5), p95: at(0.95) }
}

function longestGap(writes: readonly { at: number }[]): number {
  const gaps = writes.slice(1).map(({ at }, i) => at - (writes[i]?.at ?? at))
  return seconds(Math.max(0, ...gaps))
}

function seconds(ms: number): number {
  return Math.round(ms) / 1_000
}

/** The whole log, oldest first. */
export async function readLog(url: string, key = apiKey): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = []
  for (let after = ''; ; ) {
    const page = await retrying(() => read(url, `/events?events=organization.created&limit=100&order=asc${after}`, key))
    events.push(...(page.data as LoggedEvent[]))
    const cursor = page.list_metadata?.after
    if (cursor === null || cursor === undefined) return events
    after = `&after=${cursor}`
  }
}

async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 50) throw error
      await delay(500)
    }
  }
}

interface Body {
  code?: string
  id?: string
  data?: unknown
  list_metadata?: { after: string | null }
}

interface Answer {
  status: number
  body: Body
}

async function post(url: string, path: string, body: object, key: string): Promise<Answer> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Body }
}

async function get(url: string, path: string, key: string): Promise<Answer> {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${key}` } })
  return { status: response.status, body: (await response.json()) as Body }
}

async function remove(url: string, path: string, key: string): Promise<void> {
  const response = await fetch(url + path, { method: 'DELETE', headers: { authorization: `Bearer ${key}` } })
  await response.arrayBuffer()
}

async function read(url: string, path: string, key: string): Promise<Body> {
  const { status, body } = await get(url, path, key)
  if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`)
  return body
}
