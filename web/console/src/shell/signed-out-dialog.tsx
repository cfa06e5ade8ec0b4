import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Failure } from '../api/failure.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { returnAddress, useReturn } from './returned.tsx'
import { signInAddress } from './session.ts'

/** A session that ended asks to sign in again and keeps the page: what was typed stays, and everything is read again. */
export function SignedOutDialog() {
  const client = useQueryClient()
  const [isSignedOut, setSignedOut] = useState(false)
  useEffect(() => {
    const look = (error: unknown): void => {
      if (error instanceof Failure && error.status === 401) setSignedOut(true)
    }
    const stops = [
      client.getQueryCache().subscribe(({ query }) => look(query.state.error)),
      client.getMutationCache().subscribe(({ mutation }) => look(mutation?.state.error)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [client])

  const goOn = (): void => {
    setSignedOut(false)
    void client.resetQueries()
  }
  useReturn(isSignedOut, goOn)
  return (
    <Dialog
      title="Your session has ended"
      description="Sign in in a new tab, then come back. This page stays as it is."
      isOpen={isSignedOut}
      onClose={() => setSignedOut(false)}
    >
      <div>
        <a href={signInAddress(returnAddress)} target="_blank" rel="noreferrer">
          Sign in
        </a>
      </div>
      <Button look="primary" onClick={goOn}>
        I have signed in
      </Button>
    </Dialog>
  )
}
