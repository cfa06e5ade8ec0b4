import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react'
import { Failure } from '../api/failure.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { returnAddress, useReturn } from './returned.tsx'

type Prove = <T>(attempt: () => Promise<T>) => Promise<T>

const Proof = createContext<Prove | undefined>(undefined)

/** Repeats a call after a fresh proof of who the operator is, where the server asks for one. */
export function useProof(): Prove {
  const prove = use(Proof)
  if (prove === undefined) throw new Error('Proofs are given inside of the shell.')
  return prove
}

interface Waiting {
  resume: (isProven: boolean) => void
}

export function ProofProvider({ children }: { children: ReactNode }) {
  const [isAsking, setAsking] = useState(false)
  const waiting = useRef<Waiting | undefined>(undefined)
  const settle = (isProven: boolean): void => {
    setAsking(false)
    waiting.current?.resume(isProven)
    waiting.current = undefined
  }
  useReturn(isAsking, () => settle(true))
  const prove = useCallback<Prove>(async (attempt) => {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Failure) || error.needs !== 'step_up') throw error
      waiting.current?.resume(false)
      const isProven = await new Promise<boolean>((resume) => {
        waiting.current = { resume }
        setAsking(true)
      })
      if (!isProven) throw error
      return attempt()
    }
  }, [])

  return (
    <Proof value={prove}>
      {children}
      <Dialog
        title="Confirm it's you"
        description="This needs a fresh proof, at most ten minutes old."
        isOpen={isAsking}
        onClose={() => settle(false)}
      >
        <div>
          <a
            href={`/console/step-up?${new URLSearchParams({ return_to: returnAddress })}`}
            target="_blank"
            rel="noreferrer"
          >
            Confirm in a new tab
          </a>
        </div>
        <Button look="primary" onClick={() => settle(true)}>
          I have confirmed
        </Button>
      </Dialog>
    </Proof>
  )
}
