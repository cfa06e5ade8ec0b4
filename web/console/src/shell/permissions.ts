import { queryOptions, useQuery } from '@tanstack/react-query'
import { callOperation, type Operation } from '../api/client.ts'
import { useEnvironmentId } from './environment.ts'
import { useSession } from './session.ts'

/** What the operator's role permits in an environment. Read before the first page of it, so that no button comes and goes. */
export const permissionsQuery = (environment: string) =>
  queryOptions({
    queryKey: ['permitted', environment],
    queryFn: async ({ signal }) => {
      const { data } = await callOperation(environment, 'GET /operator_permissions', {}, { signal, isBackground: true })
      return new Set(data.flatMap(({ operation, permitted }) => (permitted ? [operation] : [])))
    },
    staleTime: 60_000,
    gcTime: Number.POSITIVE_INFINITY,
  })

/**
 * Whether the operator's role permits an operation, here or in another environment. It decides what a page offers, and the server
 * what is done: what could not be read is offered.
 */
export function useMay(operation: Operation, environment?: string): boolean {
  const current = useEnvironmentId()
  const { data } = useQuery(permissionsQuery(current))
  const { environments } = useSession()
  // Of another one only that of the operators is changed from here, where owners alone do anything.
  if (environment !== undefined && environment !== current)
    return environments.some(({ id, role }) => id === environment && role === 'owner')
  return data === undefined || data.has(operation)
}
