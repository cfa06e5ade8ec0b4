import { decodeJwt } from 'jose'
import type { Arena } from '../arena.ts'
import type { Model } from '../checker/model.ts'
import { outcomeOf, type Subject } from '../guarantee.ts'
import type { Request } from '../send.ts'

/** All tokens that a session ever had, the newest last. `?` stands for one that no client has learnt. */
export interface FamilyState {
  chain: string[]
  isEnded: boolean
}
export type FamilyInput =
  /** Late if the successor has been known for so long that the grace of its predecessor may be over. */
  { type: 'refresh'; token: string; isLate: boolean } | { type: 'end' }
/** The next token. `null` for the end, which says nothing. */
export type FamilyOutput = string | 'refused' | null

/**
 * A refresh with the newest token brings the next one, with the one before it the same successor again for 30 seconds, and with an older
 * one the end of the session.
 */
export const familyModel: Omit<Model<FamilyState, FamilyInput, FamilyOutput>, 'initial'> = {
  step(state, input, output) {
    if (input.type === 'end') return { ...state, isEnded: true }
    const { chain, isEnded } = state
    if (isEnded) return output === undefined || output === 'refused' ? state : undefined
    const place = chain.indexOf(input.token)
    // A client has learnt it, so the call that made it comes before.
    if (place === -1) return undefined
    const age = chain.length - 1 - place
    if (age === 0) return output === 'refused' ? undefined : { chain: [...chain, output ?? '?'], isEnded }
    if (age === 1 && output !== 'refused') {
      const successor = chain.at(-1)
      if (output === undefined || output === successor) return state
      return successor === '?' && output !== null ? { chain: [...chain.slice(0, -1), output], isEnded } : undefined
    }
    if (age === 1 && !input.isLate) return undefined
    return output === undefined || output === 'refused' ? { ...state, isEnded: true } : undefined
  },
  // A refusal may be what ended the session.
  isRead: () => false,
}

export const describeFamily = (end: string) => (input: FamilyInput, output: FamilyOutput | undefined) => {
  if (input.type === 'end') return end
  const said = output === 'refused' ? output : output?.slice(-4)
  return `refresh ${input.token.slice(-4)}: ${said ?? ''}`
}

const earlyMs = 20_000

/** @param end the request that ends the session. */
export function familySubject(
  arena: Arena,
  signIn: Record<string, unknown>,
  end: Request,
): Subject<FamilyState, FamilyInput, FamilyOutput> {
  const first = String(signIn.refresh_token)
  /** As clients learn them, with the time of that. */
  const tokens = new Map([[first, performance.now()]])
  return {
    initial: { chain: [first], isEnded: false },
    choose() {
      const drawn = Math.random()
      if (drawn < 0.04) return { type: 'end' }
      // Mostly the newest that any client has, sometimes the one before it, rarely an older one.
      const back = drawn < 0.75 ? 1 : drawn < 0.98 ? 2 : 3
      return { type: 'refresh', token: [...tokens.keys()].at(-back) ?? first, isLate: false }
    },
    async call(input, send) {
      if (input.type === 'end')
        return outcomeOf<FamilyOutput>(await send(end), ({ status }) =>
          status < 300 || status === 404 ? null : undefined,
        )
      const heard = await send(refreshGrant(arena, input.token))
      const known = [...tokens.keys()]
      const successor = known[known.indexOf(input.token) + 1]
      const knownMs = performance.now() - (tokens.get(successor ?? '') ?? Infinity)
      input.isLate = knownMs > earlyMs
      return outcomeOf<FamilyOutput>(heard, ({ status, code, body }) => {
        if (status !== 200) return refusals.has(code) ? 'refused' : undefined
        const token = String(body.refresh_token)
        if (!tokens.has(token)) tokens.set(token, performance.now())
        return token
      })
    },
  }
}

const refusals: ReadonlySet<string> = new Set(['invalid_grant', 'organization_membership_not_found'])

function refreshGrant({ clientId, apiKey }: Arena, token: string): Request {
  const body = { client_id: clientId, client_secret: apiKey, grant_type: 'refresh_token', refresh_token: token }
  return { method: 'POST', path: '/user_management/authenticate', body }
}

/** The id of the session of a sign-in. */
export function sessionOf({ access_token }: Record<string, unknown>): string {
  return String(decodeJwt(String(access_token)).sid)
}
