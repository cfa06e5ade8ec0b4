import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Failure } from '../api/failure.ts'
import { Button, type ButtonProps } from './button.tsx'
import { announce } from './toasts.tsx'

/** A button that makes one change, and says that it was made or why not. Left out where the role does not permit it. */
export function Act<A, V>({
  change,
  input,
  done,
  look,
  children,
}: {
  change: Pick<UseMutationResult<A, Failure, V>, 'mutateAsync' | 'isPending'> & { isAllowed: boolean }
  input: V
  /** What was done, in a sentence. */
  done: string
  look?: ButtonProps['look']
  children: ReactNode
}) {
  if (!change.isAllowed) return null
  return (
    <Button
      {...(look === undefined ? {} : { look })}
      busy={change.isPending}
      onClick={() =>
        // Its row may be gone by then, which ends callbacks of `mutate`.
        change.mutateAsync(input).then(
          () => announce(done),
          ({ message }: Failure) => announce(message, 'error'),
        )
      }
    >
      {children}
    </Button>
  )
}
