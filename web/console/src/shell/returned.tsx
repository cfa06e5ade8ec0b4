import { useEffect, useRef } from 'react'

/** Where a tab ends that was opened to sign in or to give a proof. */
export const returnAddress = '/console/returned'

const channelName = 'gatehouse-console-returned'

/** Calls back when another tab of this browser came back from the sign-in. */
export function useReturn(isWaiting: boolean, onReturn: () => void): void {
  const latest = useRef(onReturn)
  latest.current = onReturn
  useEffect(() => {
    if (!isWaiting) return
    const channel = new BroadcastChannel(channelName)
    channel.onmessage = () => latest.current()
    return () => channel.close()
  }, [isWaiting])
}

/** Tells the tab that waits, and closes itself where the browser allows it. */
export function Returned() {
  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    channel.postMessage('returned')
    channel.close()
    window.close()
  }, [])
  return (
    <main>
      <h1>You're back</h1>
      <p>Close this tab and go on in the one you came from.</p>
    </main>
  )
}
