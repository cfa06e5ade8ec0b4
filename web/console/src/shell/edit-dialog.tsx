import type { ReactNode } from 'react'
import type { Answer, Input, Operation } from '../api/client.ts'
import { isObject } from '../api/failure.ts'
import { ChangeDialog, DialogForm, type FormDialogProps } from '../ui/form-dialog.tsx'
import { Shown } from '../ui/states.tsx'
import { useRead } from './query.ts'

interface EditDialogProps<O extends Operation, A, V> extends Omit<FormDialogProps<A, V>, 'of' | 'children'> {
  reads: O
  at: Input<O>
  children: (object: Answer<O>) => ReactNode
}

/**
 * A button that opens a form for an object of a list. The form reads the object first, because the list does not say which version
 * the operator changes.
 */
export function EditDialog<O extends Operation, A, V>({
  trigger,
  look,
  title,
  description,
  reads,
  at,
  children,
  ...form
}: EditDialogProps<O, A, V>) {
  return (
    <ChangeDialog trigger={trigger} look={look} title={title} description={description} change={form.change}>
      {(close) => (
        <ObjectRead reads={reads} at={at}>
          {(object) => (
            <DialogForm {...form} of={isObject(object) ? [object] : []} close={close}>
              {children(object)}
            </DialogForm>
          )}
        </ObjectRead>
      )}
    </ChangeDialog>
  )
}

function ObjectRead<O extends Operation>({
  reads,
  at,
  children,
}: Pick<EditDialogProps<O, unknown, never>, 'reads' | 'at' | 'children'>) {
  const read = useRead(reads, at)
  return (
    <Shown of={read} rows={3}>
      {children}
    </Shown>
  )
}
