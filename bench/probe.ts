import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import pg from 'pg'
import { onQuestion } from './kit/questions.ts'
import type { RecordedCall } from './kit/recording.ts'
import './kit/profiler.ts'

/** Loaded into every process that is measured, Gatehouse included: says what it has used, which statements it sends, and where its time goes. */
export interface Usage {
  /** Processor time of all threads since the start, in microseconds. */
  cpuMicros: number
  /** Resident memory, in bytes. */
  rss: number
}

onQuestion('usage', (): Usage => {
  const { user, system } = process.cpuUsage()
  return { cpuMicros: user + system, rss: process.memoryUsage.rss() }
})

const sent = pg.Client.prototype.query
let recorded: RecordedCall[] = []
let unanswered = 0

/** Set in whatever a request leads to. What the server does besides, such as following the event log, is not compared. */
const request = new AsyncLocalStorage<true>()
const enterRequest = () => request.enterWith(true)

// Only while it is asked for: the figures are taken without it.
onQuestion('record statements', () => {
  recorded = []
  unanswered = 0
  subscribe('http.server.request.start', enterRequest)
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [query] = args as [string | SentQuery]
    if (request.getStore()) recorded.push(recordedOf(typeof query === 'string' ? { text: query } : query))
    return Reflect.apply(sent, this, args)
  } as typeof sent
})

/** A query of the driver, which tells it when all of its answer is there; BEGIN and COMMIT are mere texts. */
interface SentQuery {
  text?: string
  values?: readonly unknown[]
  handleReadyForQuery?(...args: unknown[]): void
}

function recordedOf(query: SentQuery): RecordedCall {
  const { text = '', values = [], handleReadyForQuery: onReady } = query
  const call = { text, values, startsRound: unanswered === 0 }
  if (onReady !== undefined) {
    unanswered += 1
    query.handleReadyForQuery = (...args) => {
      unanswered -= 1
      onReady.apply(query, args)
    }
  }
  return call
}

onQuestion('recorded calls', (): RecordedCall[] => stopRecording())
onQuestion('recorded statements', (): string[] => stopRecording().map(({ text }) => text))

function stopRecording(): RecordedCall[] {
  pg.Client.prototype.query = sent
  unsubscribe('http.server.request.start', enterRequest)
  request.disable()
  return recorded
}
