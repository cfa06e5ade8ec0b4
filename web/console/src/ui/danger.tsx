import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../api/failure.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Form, TextField } from './form.tsx'

export interface DangerProps {
  /** The verb: "Delete user". */
  action: string
  /** The name of the object. */
  name: string
  /** What will happen, in a sentence. */
  consequence: string
  /** Asks to type the name, where it cannot be undone. */
  isFinal?: boolean
  /** Asks for the reason, which the operator log keeps. */
  asksReason?: boolean
  change: { isPending: boolean; error: Failure | null; isAllowed: boolean }
  onConfirm: (reason: string | undefined) => void
}

/**
 * A dangerous action: its dialog names the object and says what will happen. Left out where the role of the operator does not permit
 * it.
 */
export function Danger(props: DangerProps) {
  const [isOpen, setOpen] = useState(false)
  const { isPending: busy, error: failure, isAllowed } = props.change
  const wasBusy = useRef(false)
  useEffect(() => {
    // What stays on the page after it was done, such as a key that was rotated, has no other way to close it.
    if (wasBusy.current && !busy && failure === null) setOpen(false)
    wasBusy.current = busy
  }, [busy, failure])
  if (!isAllowed) return null
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {props.action}
      </Button>
      <Dialog
        title={`${props.action}: ${props.name}`}
        description={props.consequence}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <Confirmation {...props} onCancel={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function Confirmation({
  action,
  name,
  isFinal = false,
  asksReason = false,
  change,
  onConfirm,
  onCancel,
}: DangerProps & { onCancel: () => void }) {
  const [isMistyped, setMistyped] = useState(false)
  return (
    <Form
      action={action}
      look="danger"
      change={change}
      secondary={<Button onClick={onCancel}>Cancel</Button>}
      onSubmit={(values) => {
        if (isFinal && values.text('typed_name') !== name) setMistyped(true)
        else onConfirm(values.optional('reason'))
      }}
    >
      {asksReason ? <TextField name="reason" label="Reason" hint="Kept in the operator audit log." /> : null}
      {isFinal ? (
        <TextField
          name="typed_name"
          label={`Type ${name} to confirm`}
          hint={isMistyped ? 'This is not the name. Type it exactly as it is shown above.' : undefined}
        />
      ) : null}
    </Form>
  )
}
