import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { type Answer, type CallOptions, callOperation, type Input, type Operation } from '../api/client.ts'
import { Failure, keptTheirs } from '../api/failure.ts'
import { useConflict } from './conflict.tsx'
import { useEnvironmentId } from './environment.ts'
import { rememberCall } from './last-call.ts'
import { useMay } from './permissions.ts'
import { useProof } from './proof.tsx'

/** Answers are kept for half a minute: coming back to a page shows it at once, and asks again behind it. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 30_000,
      retry: (count, error) => count < 2 && isPassing(error),
      refetchOnWindowFocus: true,
    },
  },
})

function isPassing(error: unknown): boolean {
  return error instanceof Failure && (error.status === 0 || error.status >= 500)
}

interface Placed {
  /** Where the call is made, if not in the environment of the address. */
  environment?: string | undefined
}

export interface ReadOptions extends Placed {
  /** False leaves it until it is needed. */
  enabled?: boolean
  /** Milliseconds between reads while the page is visible. At least 30,000. */
  every?: number
  /** Each read is written down: it is read again when something changed, and not by coming back to the window. */
  isOnce?: boolean
}

/** Between reads of a task that runs. */
const followMs = 2_000

export interface FollowOptions<A> extends ReadOptions {
  /** The server wants a proof or a reason for it: they are asked for, and the answer is read once. */
  proves?: boolean
  /** Whether the answer shows a task that still runs: it is read again every two seconds until then. */
  runs?: (answer: A) => boolean
}

/** Reads an operation. The former page of a list stays until the next one is there. */
export function useRead<O extends Operation>(
  operation: O,
  input: Input<O>,
  { enabled = true, every, isOnce = false, runs, proves = false, environment: given }: FollowOptions<Answer<O>> = {},
): UseQueryResult<Answer<O>, Failure> {
  const current = useEnvironmentId()
  const environment = given ?? current
  const queryKey = [environment, operation, input]
  const prove = useProof()
  return useQuery<Answer<O>, Failure>({
    queryKey,
    queryFn: ({ signal, client }) => {
      if (proves)
        return prove((reason) =>
          callOperation(environment, operation, input, { signal, ...(reason === undefined ? {} : { reason }) }),
        )
      const isFollowing = runs !== undefined && client.getQueryData(queryKey) !== undefined
      return callOperation(environment, operation, input, { signal, isBackground: every !== undefined || isFollowing })
    },
    placeholderData: keepPreviousData,
    // An answer stays the object that its tag is known for; see `versionOf`.
    structuralSharing: (former, next) => (JSON.stringify(former) === JSON.stringify(next) ? former : next),
    enabled,
    ...(proves ? { staleTime: Number.POSITIVE_INFINITY } : {}),
    ...(every === undefined ? {} : { refetchInterval: every }),
    ...(isOnce ? { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } : {}),
    ...(runs === undefined
      ? {}
      : { refetchInterval: ({ state: { data } }) => (data !== undefined && runs(data) ? followMs : (every ?? false)) }),
  })
}

export interface ChangeExtras {
  reason?: string
  /** The answers that the change was made on. If the object has changed since, the operator chooses whose version stays. */
  seen?: readonly object[]
}

/** What a page does once a change is made and shown, whether or not what offered the change is still there. */
interface Afterwards<A> {
  onSuccess?: (answer: A) => void
  onError?: (failure: Failure) => void
}

export type Change<A, V> = Omit<UseMutationResult<A, Failure, V>, 'mutate'> & {
  /** Whether the operator's role permits it: what would be refused is not offered. */
  isAllowed: boolean
  mutate: (input: V, afterwards?: Afterwards<A>) => void
}

/**
 * Changes something by an operation, asks for a fresh proof where the server wants one, and reads everything of the environment
 * that is shown again. The call is what "As API call" shows next.
 */
export function useChange<O extends Operation>(
  operation: O,
  { environment: given }: Placed = {},
): Change<Answer<O>, Input<O> & ChangeExtras> {
  const current = useEnvironmentId()
  const environment = given ?? current
  const prove = useProof()
  const overcome = useConflict()
  const client = useQueryClient()
  const isAllowed = useMay(operation, given)
  const onTheirWay = useRef(new Set<string>())
  const mutation = useMutation<Answer<O>, Failure, Input<O> & ChangeExtras>({
    mutationFn: (input) => {
      const { seen = [] } = input
      const idempotencyKey = crypto.randomUUID()
      const call = { path: input.path, query: input.query, body: input.body }
      rememberCall({ operation, ...call })
      return overcome({ operation, ...call }, seen, (ifMatch) =>
        prove((asked) => {
          const reason = input.reason ?? asked
          const options: CallOptions = {
            idempotencyKey,
            ...(reason === undefined ? {} : { reason }),
            ...(ifMatch === undefined ? {} : { ifMatch }),
          }
          return callOperation(environment, operation, input, options)
        }),
      )
    },
    // What stayed in the place of the change is shown before the form says so.
    onError: (failure) =>
      failure.code === keptTheirs ? client.invalidateQueries({ queryKey: [environment] }) : undefined,
    onSuccess: () => client.invalidateQueries({ queryKey: [environment] }),
  })
  return {
    ...mutation,
    isAllowed,
    // The row of a change may be gone once everything is read again, and TanStack drops the callbacks of what is gone.
    mutate: (input, { onSuccess, onError } = {}) => {
      const sent = JSON.stringify([input.path, input.query, input.body])
      // A button can be pressed again before it shows that it works.
      if (onTheirWay.current.has(sent)) return
      onTheirWay.current.add(sent)
      mutation
        .mutateAsync(input)
        .finally(() => onTheirWay.current.delete(sent))
        .then(onSuccess, (failure: Failure) => onError?.(failure))
    },
  }
}
