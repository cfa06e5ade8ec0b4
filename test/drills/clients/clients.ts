import { setTimeout as delay } from 'node:timers/promises'
import type { LoggedEvent } from '../../crash/crash.ts'
import type { Acknowledged } from '../../crash/writer.ts'
import { type Receiver, startReceiver } from '../../receiver.ts'
import { apiKey, until } from '../process.ts'
import { readLog } from '../traffic.ts'
import { type Answer, createRecorder, isSuccess, type Recorder } from './calls.ts'
import { type Judgement, judge, type Tolerated } from './judge.ts'

const clientId = 'client_test_default'
const password = 'a sturdy long passphrase'

/** So many a second. */
const createsPerSecond = 10
const readsPerSecond = 20
/** An application that waits for the creation of so many makes no others. */
const mostCreatesUnderWay = 40
/** Each signs in over and over. Passwords are hashed as in production, which takes a tenth of a second. */
const people = 4
const signInPauseMs = 2_500
const refreshPauseMs = 400
const pollPauseMs = 300

/** What the clients know in the end, beside their calls. */
export interface Witnessed {
  acknowledged: readonly Acknowledged[]
  /** Organizations that were never acknowledged, however often the client tried. */
  unacknowledged: readonly string[]
  /** Whose refresh token was refused. */
  endedSessions: readonly string[]
  /** Reads that did not return what was acknowledged before. */
  wrongReads: readonly string[]
  /** What the poller of `GET /events` saw, in that order. */
  polled: readonly string[]
  receiver: { delivered: readonly { event: { id: string } }[] }
  /** The log as it is in the end. */
  events: readonly LoggedEvent[]
}

export interface Clients {
  readonly recorder: Recorder
  /** How many changes have been acknowledged. */
  acknowledged(): number
  /** Resolves when so many further changes are acknowledged as a second or two bring, so that things are as they were. */
  areSteady(): Promise<void>
  /** Stops, waits for what is under way and for webhooks, and judges. */
  finish(tolerated: Tolerated): Promise<Judgement>
}

/**
 * Users who sign in and refresh their sessions, and an application that creates, reads, polls events and gets webhooks, all at a
 * steady rate. What fails is tried again as a careful client does: a creation with the same `Idempotency-Key`, a refresh with the
 * same token.
 */
export async function startClients(url: string): Promise<Clients> {
  const recorder = createRecorder(url)
  const receiver = await startReceiver()
  const emails = Array.from({ length: people }, (_, i) => `person${i}@drill.example`)
  const endpoint = { endpoint_url: receiver.url, events: ['organization.created'] }
  await prepare(recorder, '/webhook_endpoints', endpoint)
  for (const email of emails)
    await prepare(recorder, '/user_management/users', { email, password, email_verified: true })
  const sessions = await Promise.all(emails.map((email) => prepare(recorder, authenticatePath, passwordGrant(email))))

  const acknowledged: Acknowledged[] = []
  const unacknowledged: string[] = []
  const endedSessions: string[] = []
  const wrongReads: string[] = []
  const polled: string[] = []
  const stop = new AbortController()
  const underWay = new Set<Promise<unknown>>()
  let creates = 0
  const settled = () => acknowledged.length + unacknowledged.length
  const from = recorder.calls.length

  async function create(): Promise<void> {
    const name = `Drill ${++creates}`
    const path = '/organizations'
    const request = { kind: 'create', method: 'POST', path, body: { name }, idempotencyKey: name } as const
    const { call, body } = await recorder.sendUntilAnswered(request)
    if (isSuccess(call)) acknowledged.push({ event: 'organization.created', id: String(body.id), name })
    else unacknowledged.push(name)
  }

  async function read(): Promise<void> {
    // The newest mostly: it must be there for every server.
    const chosen = acknowledged.at(-1 - Math.floor(Math.random() ** 3 * acknowledged.length))
    if (chosen === undefined) return
    const { call, body } = await recorder.send({ kind: 'read', path: `/organizations/${chosen.id}` })
    if (call.status === 404 || (isSuccess(call) && body.name !== chosen.name)) wrongReads.push(chosen.name)
  }

  async function signInUntilEnd(email: string): Promise<void> {
    const request = { kind: 'sign-in', method: 'POST', path: authenticatePath, body: passwordGrant(email) } as const
    for (; !stop.signal.aborted; await pause(signInPauseMs, stop.signal)) await recorder.sendUntilAnswered(request)
  }

  async function refreshUntilEnd(email: string, first: Record<string, unknown>): Promise<void> {
    for (let token = first.refresh_token; !stop.signal.aborted; await pause(refreshPauseMs, stop.signal)) {
      const { call, body } = await recorder.sendUntilAnswered({
        kind: 'refresh',
        method: 'POST',
        path: authenticatePath,
        body: { client_id: clientId, grant_type: 'refresh_token', refresh_token: token },
      })
      if (!isSuccess(call)) return void endedSessions.push(`${email}: ${call.status} ${call.code}`)
      token = body.refresh_token
    }
  }

  async function poll(): Promise<void> {
    for (let more = true; more; ) {
      const cursor = polled.at(-1)
      const after = cursor === undefined ? '' : `&after=${cursor}`
      const path = `/events?events=organization.created&limit=100&order=asc${after}`
      const { call, body } = await recorder.sendUntilAnswered({ kind: 'poll', path })
      const { data = [] } = body as { data?: { id: string }[] }
      polled.push(...data.map(({ id }) => id))
      more = isSuccess(call) && data.length === 100
    }
  }

  async function pollUntilEnd(): Promise<void> {
    for (; !stop.signal.aborted; await pause(pollPauseMs, stop.signal)) await poll()
  }

  const start = (work: () => Promise<unknown>): void => {
    const working = work().finally(() => underWay.delete(working))
    underWay.add(working)
  }
  const tickers = [
    atRate(createsPerSecond, () => creates - settled() < mostCreatesUnderWay && start(create)),
    atRate(readsPerSecond, () => start(read)),
  ]
  for (const [i, email] of emails.entries()) {
    start(() => signInUntilEnd(email))
    start(() => refreshUntilEnd(email, sessions[i]?.body ?? {}))
  }
  start(pollUntilEnd)

  return {
    recorder,
    acknowledged: () => acknowledged.length,
    async areSteady() {
      const target = acknowledged.length + 2 * createsPerSecond
      await until(
        () => acknowledged.length > target,
        () => 'further changes',
      )
    },
    async finish(tolerated) {
      for (const ticker of tickers) clearInterval(ticker)
      stop.abort()
      await Promise.all(underWay)
      await poll()
      const events = await readLog(url)
      await allDelivered(receiver, events)
      await receiver.close()
      const calls = recorder.calls.slice(from)
      const witnessed: Witnessed = { acknowledged, unacknowledged, endedSessions, wrongReads, polled, receiver, events }
      return judge(calls, witnessed, tolerated)
    },
  }
}

const authenticatePath = '/user_management/authenticate'

function passwordGrant(email: string): object {
  return { client_id: clientId, client_secret: apiKey, grant_type: 'password', email, password }
}

/** What has to work before anything fails. */
async function prepare(recorder: Recorder, path: string, body: object): Promise<Answer> {
  const answer = await recorder.send({ kind: 'extra', method: 'POST', path, body })
  if (!isSuccess(answer.call)) throw new Error(`POST ${path} answered ${answer.call.status}: ${answer.call.code}`)
  return answer
}

/** Calls at a steady rate, whatever comes of the calls before. */
export function atRate(perSecond: number, work: () => unknown): NodeJS.Timeout {
  const began = performance.now()
  let done = 0
  return setInterval(() => {
    for (const due = ((performance.now() - began) / 1_000) * perSecond; done < due; done++) work()
  }, 10)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal }).catch(() => undefined)
}

/** Resolves when every event has come, or when it has been waited for in vain. */
async function allDelivered({ delivered }: Receiver, events: readonly LoggedEvent[]): Promise<void> {
  await until(
    () => {
      const ids = new Set(delivered.map(({ event }) => event.id))
      return events.every(({ id }) => ids.has(id))
    },
    () => 'webhooks',
  ).catch(() => undefined)
}
