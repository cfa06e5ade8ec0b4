import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { send } from '../api/client.ts'
import { isObject } from '../api/failure.ts'

export type Role = 'owner' | 'developer' | 'support' | 'viewer'

/** The operator who is signed in, and the environments that they may enter. */
export interface Session {
  operator: { id: string; email: string }
  environments: readonly SessionEnvironment[]
  /** Until when the last proof counts as fresh; null where it does not. */
  proven_until: string | null
  /** Whether the server runs in development. */
  development: boolean
}

export interface SessionEnvironment {
  id: string
  name: string
  /** That of the operators is `system`. */
  kind: string
  client_id: string
  role: Role
}

/** As many environments as a session lists. */
export const mostEnvironments = 100

interface Wanted {
  /** A part of the names of the environments. */
  search?: string
  /** The id of one that is listed whatever its name is. */
  environment?: string
  signal?: AbortSignal
}

/** @throws Failure */
export function readSession({ signal, ...wanted }: Wanted): Promise<Session> {
  const address = `/console/api/session?${new URLSearchParams(wanted)}`
  // The answer is described in `src/console/README.md`.
  return send(address, { method: 'GET', ...(signal === undefined ? {} : { signal }) }) as Promise<Session>
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => {
    const [, , environment = ''] = location.pathname.split('/')
    return readSession({ environment, signal })
  },
  staleTime: 60_000,
})

/** Ends the session, and the sign-in of the browser. */
export async function endSession(): Promise<void> {
  const answer = await send('/console/api/session', { method: 'DELETE' })
  const { sign_out_url: address } = isObject(answer) ? answer : {}
  location.assign(typeof address === 'string' ? address : signInAddress('/console'))
}

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** Where an operator signs in, to come back to an address of the console. */
export function signInAddress(returnTo: string): string {
  return `/console/sign-in?${new URLSearchParams({ return_to: returnTo })}`
}

/** That of the operators, where they and environments are managed; undefined for those who may not. */
export function useSystemEnvironment(): string | undefined {
  return useSession().environments.find(({ kind }) => kind === 'system')?.id
}
