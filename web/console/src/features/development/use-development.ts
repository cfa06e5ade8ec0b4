import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Failure } from '../../api/failure.ts'

/** Reads something of development, and again every few seconds while the page is visible: the reader waits for a mail or a request. */
export function useDevelopment<T>(
  key: readonly unknown[],
  readIt: (signal: AbortSignal) => Promise<T>,
): UseQueryResult<T, Failure> {
  return useQuery<T, Failure>({
    queryKey: ['development', ...key],
    queryFn: ({ signal }) => readIt(signal),
    placeholderData: keepPreviousData,
    refetchInterval: 3_000,
  })
}
