import { useSyncExternalStore } from 'react'
import type { Call } from '../api/client.ts'

let last: Call | undefined
const listeners = new Set<() => void>()

/** Keeps the last change of this tab for "As API call". */
export function rememberCall(call: Call): void {
  last = call
  for (const listener of listeners) listener()
}

export function useLastCall(): Call | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => last,
  )
}
