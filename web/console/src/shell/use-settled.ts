import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** A part that answers late is not waited for any longer. */
const longestMs = 1_500

/** Whether all parts of a page have their first answers, so that none of them moves another when it comes. */
export function useSettled(): boolean {
  const client = useQueryClient()
  const fetching = useIsFetching()
  const [isSettled, setSettled] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever the number changes
  useEffect(() => {
    if (client.isFetching() > 0) return
    // An answer may have brought parts that begin to read only after this.
    const timer = setTimeout(() => client.isFetching() === 0 && setSettled(true), 30)
    return () => clearTimeout(timer)
  }, [client, fetching])
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), longestMs)
    return () => clearTimeout(timer)
  }, [])
  return isSettled
}
