import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { Failure } from '../api/failure.ts'
import { Entry } from './entry.tsx'
import { NotFound } from './not-found.tsx'
import { permissionsQuery } from './permissions.ts'
import { queryClient } from './query.ts'
import { Returned } from './returned.tsx'
import { mostEnvironments, readSession, sessionQuery } from './session.ts'
import { Shell } from './shell.tsx'

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

export const returnedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/returned',
  component: Returned,
})

const lastEnvironment = 'gatehouse-console-environment'

interface EntrySearch {
  error?: string
  /** A page of the console. */
  return_to?: string | undefined
  /** The addresses of development lead here: its developer needs no sign-in. */
  as?: 'developer'
}

/** Nothing else is an address to go to: a link could lead to another site. */
const consolePath = /^\/console(?:[/?]|$)/

/** Leads to the page that was asked for, or to the environment that the operator was in last, or says how to sign in. */
export const entryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: ({ error, return_to: returnTo, as }: Record<string, unknown>): EntrySearch => ({
    ...(typeof error === 'string' ? { error } : {}),
    // Undefined by name: what is left out here stays as it was in the address.
    return_to: typeof returnTo === 'string' && consolePath.test(returnTo) ? returnTo : undefined,
    ...(as === 'developer' ? { as } : {}),
  }),
  beforeLoad: async ({ search }) => {
    if (search.error !== undefined) return
    const session = await queryClient.fetchQuery(sessionQuery).catch(ofSignedOut)
    if (session !== undefined && search.return_to !== undefined) throw redirect({ href: search.return_to })
    const { environments = [] } = session ?? {}
    const last = localStorage.getItem(lastEnvironment)
    const shown =
      environments.find(({ id }) => id === last) ??
      environments.find(({ kind }) => kind !== 'system') ??
      environments[0]
    if (shown !== undefined) throw redirect({ to: '/$environment', params: { environment: shown.id } })
  },
  component: Entry,
})

export const environmentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$environment',
  beforeLoad: async ({ params, location }) => {
    const [session] = await Promise.all([
      queryClient.ensureQueryData(sessionQuery).catch(ofSignedOut),
      // An environment without a role for the operator says so on its page.
      queryClient.ensureQueryData(permissionsQuery(params.environment)).catch(() => undefined),
    ])
    if (session === undefined) throw redirect({ to: '/', search: { return_to: `/console${location.href}` } })
    const { environments } = session
    if (environments.length >= mostEnvironments && environments.every(({ id }) => id !== params.environment)) {
      const { environment } = params
      queryClient.setQueryData(sessionQuery.queryKey, await readSession({ environment }))
    }
    localStorage.setItem(lastEnvironment, params.environment)
  },
  component: Shell,
})

/** Undefined where no one is signed in. */
function ofSignedOut(error: unknown): undefined {
  if (error instanceof Failure && error.status === 401) return undefined
  throw error
}
