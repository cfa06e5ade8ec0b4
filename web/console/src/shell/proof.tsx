import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react'
import { Failure } from '../api/failure.ts'
import { Button, NewTabLink } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Form, TextField } from '../ui/form.tsx'
import { returnAddress, useReturn } from './returned.tsx'

/** Tries a call; with the reason that the operator gave, once the server wanted one. */
type Attempt<T> = (reason: string | undefined) => Promise<T>
type Prove = <T>(attempt: Attempt<T>) => Promise<T>

/** What the operator answered: a proof given in another tab, a reason, or nothing. */
type Answer = { proven: true } | { reason: string } | undefined
type Need = 'step_up' | 'reason'

const Proof = createContext<Prove | undefined>(undefined)

/** Repeats a call once it has what the server asks for: a fresh proof of who the operator is, a reason, or both in turn. */
export function useProof(): Prove {
  const prove = use(Proof)
  if (prove === undefined) throw new Error('Proofs are given inside of the shell.')
  return prove
}

export function ProofProvider({ children }: { children: ReactNode }) {
  const [need, setNeed] = useState<Need>()
  const answer = useRef<((given: Answer) => void) | undefined>(undefined)
  const settle = (given: Answer): void => {
    setNeed(undefined)
    answer.current?.(given)
    answer.current = undefined
  }
  const ask = useCallback((wanted: Need): Promise<Answer> => {
    answer.current?.(undefined)
    return new Promise((resolve) => {
      answer.current = resolve
      setNeed(wanted)
    })
  }, [])
  const prove = useCallback<Prove>(
    async (attempt) => {
      let reason: string | undefined
      for (;;) {
        try {
          return await attempt(reason)
        } catch (error) {
          const wanted = error instanceof Failure ? error.needs : undefined
          if (wanted !== 'step_up' && wanted !== 'reason') throw error
          const given = await ask(wanted)
          if (given === undefined) throw error
          if ('reason' in given) reason = given.reason
        }
      }
    },
    [ask],
  )
  useReturn(need === 'step_up', () => settle({ proven: true }))

  return (
    <Proof value={prove}>
      {children}
      <Dialog
        title="Confirm it's you"
        description="This needs a sign-in within the last ten minutes."
        isOpen={need === 'step_up'}
        onClose={() => settle(undefined)}
      >
        <DialogActions>
          <Button onClick={() => settle({ proven: true })}>I've confirmed</Button>
          <NewTabLink href={`/console/step-up?${new URLSearchParams({ return_to: returnAddress })}`}>
            Confirm in a new tab
          </NewTabLink>
        </DialogActions>
      </Dialog>
      <Dialog
        title="Give a reason"
        description="The operator log keeps it."
        isOpen={need === 'reason'}
        onClose={() => settle(undefined)}
      >
        <ReasonForm onGive={(reason) => settle({ reason })} />
      </Dialog>
    </Proof>
  )
}

function ReasonForm({ onGive }: { onGive: (reason: string) => void }) {
  const [fault, setFault] = useState<Failure | null>(null)
  return (
    <Form
      action="Continue"
      busy={false}
      failure={fault}
      onSubmit={(values) => {
        const reason = values.optional('reason')
        if (reason === undefined) setFault(reasonMissing())
        else onGive(reason)
      }}
    >
      <TextField name="reason" label="Reason" />
    </Form>
  )
}

function reasonMissing(): Failure {
  return new Failure({ status: 422, body: { errors: [{ field: 'reason', message: 'Enter a reason.' }] } })
}
