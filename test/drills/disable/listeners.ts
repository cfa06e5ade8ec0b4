import { setTimeout as delay } from 'node:timers/promises'
import { decodeJwt } from 'jose'
import { recordOf } from '#platform/records.ts'
import { startLocalServer } from '../../local-server.ts'
import type { Call } from '../call.ts'

/** About whom something came. */
export interface Listener {
  url: string
  users: ReadonlySet<string>
}

/** The application's endpoint for logout tokens. */
export function listenForLogouts(): Promise<Listener> {
  return listen((body) => decodeJwt(new URLSearchParams(body).get('logout_token') ?? '').sub, 200)
}

/** A receiver of Shared Signals by push. */
export function listenForSignals(): Promise<Listener> {
  return listen(subjectOf, 202)
}

async function listen(userIn: (body: string) => string | undefined, status: number): Promise<Listener> {
  const users = new Set<string>()
  const { url } = await startLocalServer(({ body }) => {
    users.add(userIn(body) ?? '')
    return { status, text: '' }
  })
  return { url, users }
}

/** The same by poll: each request waits for the next signal. */
export function pollForSignals(call: Call, streamId: string) {
  const users = new Set<string>()
  let [ack, isOver] = [[] as string[], false]
  const polling = (async () => {
    while (!isOver) {
      const { status, body } = await call('POST', `/ssf/poll/${streamId}`, { ack })
      if (status !== 200) await delay(100)
      const sets = Object.entries(recordOf(body.sets))
      for (const [, token] of sets) users.add(subjectOf(String(token)) ?? '')
      ack = sets.map(([jti]) => jti)
    }
  })()
  return {
    users,
    async stop() {
      isOver = true
      await polling
    },
  }
}

const ends = /\/(session-revoked|account-disabled|account-purged)$/

/** Who has lost access by a signal. */
function subjectOf(token: string): string | undefined {
  const { sub_id, events } = decodeJwt(token)
  const { sub } = recordOf(sub_id)
  return Object.keys(recordOf(events)).some((uri) => ends.test(uri)) ? String(sub) : undefined
}
