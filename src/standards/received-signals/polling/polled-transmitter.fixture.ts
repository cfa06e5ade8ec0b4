import { createBell } from '#platform/bell.ts'
import type { Answered } from '#test/local-server.ts'
import { startTransmitter } from '../received-signals.fixture.ts'

export interface AskedPoll {
  authorization: string | undefined
  maxEvents: number
  returnImmediately: boolean
  ack: string[]
  setErrs: Record<string, { err: string; description: string }>
}

/** A transmitter that is polled: it holds a request until something waits, and hands that over until it hears what became of it. */
export async function startPolledTransmitter() {
  const waiting = new Map<string, unknown>()
  const arrival = createBell()
  const asked: AskedPoll[] = []
  const acknowledged: string[] = []
  const refused: AskedPoll['setErrs'] = {}
  const transmitter = await startTransmitter(async ({ headers, body }) => {
    const poll = { ...JSON.parse(body), authorization: headers.authorization } as AskedPoll
    asked.push(poll)
    const other = await polled.instead(poll)
    if (other !== undefined) return other
    for (const jti of [...poll.ack, ...Object.keys(poll.setErrs)]) waiting.delete(jti)
    acknowledged.push(...poll.ack)
    Object.assign(refused, poll.setErrs)
    if (waiting.size === 0 && !poll.returnImmediately) await arrival.rung(20_000)
    const sets = poll.maxEvents === 0 ? [] : [...waiting].slice(0, poll.maxEvents)
    polled.answered += 1
    return { status: 200, body: { sets: Object.fromEntries(sets) } }
  })
  const polled = {
    ...transmitter,
    pollUrl: `${transmitter.url}/poll`,
    /** What it was asked, in order. */
    asked,
    acknowledged,
    refused,
    /** How many it answered itself. */
    answered: 0,
    /** Answers in its place, if there is an answer. */
    instead: (_poll: AskedPoll): Promise<Answered | undefined> | Answered | undefined => undefined,
    /** @param jti under which it is handed over */
    queue(jti: string, token: unknown) {
      waiting.set(jti, token)
      arrival.ring()
    },
    /** How many it still hands over. */
    get waiting() {
      return waiting.size
    },
    /** The members of a receiver that asks it. */
    receiver(audience: string, more: object = {}) {
      return {
        issuer: transmitter.issuer,
        jwks_uri: transmitter.jwks_uri,
        audience,
        poll: { endpoint_url: polled.pollUrl, authentication: { type: 'bearer_token', token: 'theirs' }, ...more },
      }
    },
  }
  return polled
}
