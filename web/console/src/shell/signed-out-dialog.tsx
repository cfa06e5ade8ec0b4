import { type MutationCacheNotifyEvent, type QueryCacheNotifyEvent, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Failure } from '../api/failure.ts'
import { Button, NewTabLink } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { returnAddress, useReturn } from './returned.tsx'
import { signInAddress } from './session.ts'

/** A session that ended asks to sign in again and keeps the page: what was typed stays, and everything is read again. */
export function SignedOutDialog() {
  const client = useQueryClient()
  const [isSignedOut, setSignedOut] = useState(false)
  useEffect(() => {
    // A call that fails now: a former failure stays known until its call is made again.
    const look = (event: QueryCacheNotifyEvent | MutationCacheNotifyEvent): void => {
      const error = event.type === 'updated' && event.action.type === 'error' ? event.action.error : undefined
      if (error instanceof Failure && error.status === 401) setSignedOut(true)
    }
    const stops = [client.getQueryCache().subscribe(look), client.getMutationCache().subscribe(look)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [client])

  const goOn = (): void => {
    setSignedOut(false)
    // What is shown stays until its answer comes, with the forms in it.
    void client.invalidateQueries()
  }
  useReturn(isSignedOut, goOn)
  return (
    <Dialog
      title="Your session has ended"
      description="Sign in again in a new tab. This page stays as it is."
      isOpen={isSignedOut}
      onClose={() => setSignedOut(false)}
    >
      <DialogActions>
        <Button onClick={goOn}>I've signed in</Button>
        <NewTabLink href={signInAddress(returnAddress)}>Sign in</NewTabLink>
      </DialogActions>
    </Dialog>
  )
}
