import type { UseMutationResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Failure } from '../api/failure.ts'
import { Button, type ButtonProps } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Form, type FormValues } from './form.tsx'
import { announce } from './toasts.tsx'

export interface FormDialogProps<A, V> {
  /** The text of the button that opens it. */
  trigger: string
  look?: ButtonProps['look']
  title: string
  description?: ReactNode
  /** The text of the button that sends it. */
  action: string
  change: Pick<UseMutationResult<A, Failure, V>, 'mutateAsync' | 'isPending' | 'error' | 'data' | 'reset'> & {
    isAllowed: boolean
  }
  /** The answers that the fields show, if it edits something that others may edit too. */
  of?: readonly object[]
  toInput: (values: FormValues) => NoInfer<V>
  /** What was done, in a sentence. */
  done: (answer: A) => string
  /** What is shown once in place of the form, such as a secret that was made. */
  result?: (answer: A) => ReactNode
  onDone?: (answer: A) => void
  /** The fields. They are made when the dialog opens. */
  children: ReactNode
}

/** A button that opens a form for one change. Left out where the role does not permit it. */
export function FormDialog<A, V>({ trigger, look, title, description, ...rest }: FormDialogProps<A, V>) {
  return (
    <ChangeDialog trigger={trigger} look={look} title={title} description={description} change={rest.change}>
      {(close) => <DialogForm {...rest} close={close} />}
    </ChangeDialog>
  )
}

/** The button and the dialog around a {@link DialogForm}, for one that reads first what it shows. */
export function ChangeDialog({
  trigger,
  look,
  title,
  description,
  change,
  children,
}: Pick<FormDialogProps<unknown, never>, 'trigger' | 'title' | 'description'> & {
  look?: ButtonProps['look'] | undefined
  change: { reset: () => void; isAllowed: boolean }
  /** Made when the dialog opens. */
  children: (close: () => void) => ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  const close = (): void => {
    setOpen(false)
    change.reset()
  }
  if (!change.isAllowed) return null
  return (
    <>
      <Button {...(look === undefined ? {} : { look })} onClick={() => setOpen(true)}>
        {trigger}
      </Button>
      <Dialog title={title} description={description} isOpen={isOpen} onClose={close}>
        {isOpen ? children(close) : null}
      </Dialog>
    </>
  )
}

export function DialogForm<A, V>({
  action,
  change,
  toInput,
  done,
  result,
  onDone,
  of,
  children,
  close,
}: Omit<FormDialogProps<A, V>, 'trigger' | 'look' | 'title' | 'description'> & { close: () => void }) {
  if (result !== undefined && change.data !== undefined)
    return (
      <>
        {result(change.data)}
        <Button onClick={close}>Done</Button>
      </>
    )
  return (
    <Form
      action={action}
      change={change}
      {...(of === undefined ? {} : { of })}
      secondary={<Button onClick={close}>Cancel</Button>}
      onSubmit={(values) =>
        // The page may have put something else in the place of this dialog by then, which ends callbacks of `mutate`.
        change.mutateAsync(toInput(values)).then(
          (answer) => {
            announce(done(answer))
            onDone?.(answer)
            if (result === undefined) close()
          },
          // The form shows why.
          () => undefined,
        )
      }
    >
      {children}
    </Form>
  )
}
