import type { ReactNode } from 'react'
import { WithEmailAddresses } from '../parts/email-address.tsx'
import { AlertIcon } from '../parts/icons.tsx'
import type { FieldState } from './form-props.ts'

interface FieldNoteProps {
  /** Of the field. */
  name: string
  state: FieldState
  hint?: ReactNode
}

/** What is said under a field: its hint, until an error takes its place. */
export function FieldNote({ name, state, hint }: FieldNoteProps) {
  if (state.error)
    return (
      <p className="gh-error" id={`${name}-error`}>
        <AlertIcon />
        <span>
          <WithEmailAddresses text={state.error} />
        </span>
      </p>
    )
  return hint ? (
    <p className="gh-hint" id={`${name}-hint`}>
      {hint}
    </p>
  ) : null
}

/** The attributes of a field that tie it to its {@link FieldNote} for assistive technology. */
export function describedByNote({ name, state, hint }: FieldNoteProps) {
  return {
    'aria-invalid': state.error ? (true as const) : undefined,
    'aria-describedby': state.error ? `${name}-error` : hint ? `${name}-hint` : undefined,
  }
}
