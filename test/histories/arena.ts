import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Answered, type Request, type Send, sendTo } from './send.ts'

/** Where clients call: servers on one database, and how hard they are called. */
export interface Arena {
  readonly apiKey: string
  readonly clientId: string
  /** How many clients call one object at the same time. */
  readonly clients: number
  readonly callsPerClient: number
  /** Between two calls of a client, on average. */
  readonly pauseMs: number
  /** After so long a client makes no further calls. */
  readonly patienceMs: number
  /** Sends a request once, to any of the servers. */
  readonly sendToAny: Send
  /**
   * Sends a request until it is answered, with an `Idempotency-Key`. For what must exist before clients begin.
   *
   * @throws Error when it is refused, or nothing answers for two minutes.
   */
  done(request: Request): Promise<Record<string, unknown>>
  /** The same for the creation of an object. @returns its members */
  create(path: string, body: object): Promise<Record<string, unknown>>
}

export type ArenaOptions = Pick<
  Arena,
  'apiKey' | 'clientId' | 'clients' | 'callsPerClient' | 'pauseMs' | 'patienceMs'
> & { urls: readonly string[] }

const preparedWithinMs = 120_000

export function createArena({ urls, ...options }: ArenaOptions): Arena {
  const { apiKey } = options
  const anyUrl = () => urls[Math.floor(Math.random() * urls.length)] ?? ''
  const sendToAny: Send = (request) => sendTo(anyUrl(), apiKey, request)
  async function done(request: Request): Promise<Record<string, unknown>> {
    const withKey = { idempotencyKey: randomUUID(), ...request }
    for (const giveUpAt = performance.now() + preparedWithinMs; ; await delay(500)) {
      const heard = await sendToAny(withKey)
      if (heard.kind === 'answered' && isSuccess(heard.answer)) return heard.answer.body
      if (heard.kind === 'answered' && heard.answer.status !== 429)
        throw new Error(`${request.path} was answered ${heard.answer.status}: ${JSON.stringify(heard.answer.body)}`)
      if (performance.now() > giveUpAt) throw new Error(`${request.path} was never answered: ${JSON.stringify(heard)}`)
    }
  }
  return { ...options, sendToAny, done, create: (path, body) => done({ method: 'POST', path, body }) }
}

export const isSuccess = ({ status }: Answered): boolean => status < 300

/** A name that no other object has. */
export const newName = (): string => randomUUID().slice(0, 13)
