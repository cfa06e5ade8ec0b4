import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { send } from '../api/client.ts'
import { Failure } from '../api/failure.ts'
import { Button } from '../ui/button.tsx'
import styles from './entry.module.css'
import { sessionQuery, signInAddress } from './session.ts'

const reasons: Readonly<Record<string, string>> = {
  another_operator: 'This is another account than the one in use here. Sign out first, then sign in with it.',
  sign_in_expired: 'The sign-in took too long, or began in another browser. Sign in again.',
  sign_in_failed: 'The sign-in was not finished. Sign in again.',
  not_an_operator:
    'This account is not an operator. Ask an owner for an invitation, then sign in with the invited address.',
}

/** Where no one is signed in. */
export function Entry() {
  const { error, return_to: returnTo = '/console', as } = useSearch({ from: '/' })
  const session = useQuery(sessionQuery)
  const offersDevelopment = session.error instanceof Failure && session.error.development
  return (
    <main className={styles.entry}>
      <div className={styles.card}>
        <h1>Gatehouse console</h1>
        {error === undefined ? null : <p role="alert">{reasons[error] ?? `The sign-in did not succeed (${error}).`}</p>}
        <p>Sign in as an operator. An owner invites the first one with gatehouse operators invite.</p>
        <a className={styles.signIn} href={signInAddress(returnTo)}>
          Sign in
        </a>
        {offersDevelopment ? <ContinueAsDeveloper returnTo={returnTo} isAtOnce={as === 'developer'} /> : null}
      </div>
    </main>
  )
}

interface ContinueProps {
  returnTo: string
  /** Without a press of the button. */
  isAtOnce: boolean
}

function ContinueAsDeveloper({ returnTo, isAtOnce }: ContinueProps) {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const enter = async (): Promise<void> => {
    setBusy(true)
    try {
      await send('/console/api/session/development', { method: 'POST' })
      location.replace(returnTo)
    } catch (error) {
      setBusy(false)
      setFault(error instanceof Error ? error.message : String(error))
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page was opened
  useEffect(() => {
    if (isAtOnce) void enter()
  }, [])
  return (
    <>
      <Button busy={isBusy} onClick={() => void enter()}>
        Continue as developer
      </Button>
      {fault === undefined ? null : <p role="alert">{fault}</p>}
    </>
  )
}
