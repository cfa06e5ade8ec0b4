import { setTimeout as delay } from 'node:timers/promises'
import { defined } from '#platform/defined.ts'
import { type Answered, type Asked, startLocalServer } from '../local-server.ts'

/**
 * When it happens, seen from the request on its way: it has not arrived, it is being served, it was served and its sender does not know,
 * its sender has just got the answer.
 */
export type Moment = 'before' | 'during' | 'after' | 'answered'

export interface KillingProxy {
  url: string
  /** What came, oldest first, whether it arrived or not. */
  asked: Asked[]
  /** Does something, such as a kill, at the next request that matches. Resolves once it is done. */
  once(moment: Moment, matches: (asked: Asked) => boolean, act: () => Promise<unknown>): Promise<void>
}

interface Plan {
  moment: Moment
  matches: (asked: Asked) => boolean
  act: () => Promise<unknown>
}

/** Stands between a server and the one that it sends to, so that a test can kill either in the middle of a request. */
export async function startKillingProxy(origin: string): Promise<KillingProxy> {
  const plans = new Set<Plan>()
  const asked: Asked[] = []
  const { url } = await startLocalServer(async (request) => {
    asked.push(request)
    const plan = [...plans].find(({ matches }) => matches(request))
    if (plan === undefined) return forward(origin, request)
    plans.delete(plan)
    const { moment, act } = plan
    if (moment === 'before') {
      await act()
      throw new Error('The request is lost.')
    }
    const forwarded = forward(origin, request)
    if (moment === 'during') {
      // Whether it is done by then is a matter of chance, and either must be right.
      await delay(2)
      await Promise.allSettled([act(), forwarded])
      throw new Error('The answer is lost.')
    }
    const answer = await forwarded
    if (moment === 'after') await act()
    else setImmediate(act)
    return answer
  })
  return {
    url,
    asked,
    once: (moment, matches, act) =>
      new Promise((resolve, reject) => {
        plans.add({ moment, matches, act: () => act().then(() => resolve(), reject) })
      }),
  }
}

const passed = ['authorization', 'content-type', 'accept'] as const

/** @throws when no one answers: the connection then breaks for the sender too. */
async function forward(origin: string, { method, url, headers, body }: Asked): Promise<Answered> {
  const response = await fetch(`${origin}${url.pathname}${url.search}`, {
    method,
    headers: defined(Object.fromEntries(passed.map((name) => [name, headers[name]]))) as Record<string, string>,
    ...(body === '' ? {} : { body }),
  })
  const type = response.headers.get('content-type')
  return {
    status: response.status,
    headers: type === null ? {} : { 'content-type': type },
    text: await response.text(),
  }
}
