import type { FieldState } from '../page/page-context.ts'
import { TextField } from './text-field.tsx'

export interface SixDigitsProps {
  label: string
  state?: FieldState | undefined
  hint: string
  autoFocus?: boolean
}

/** One wide field for a code of six digits: browsers and phones fill it in, and it pastes as one. */
export function SixDigits({ label, state, hint, autoFocus = true }: SixDigitsProps) {
  return (
    <TextField
      name="code"
      className="gh-code"
      label={label}
      state={state}
      autoComplete="one-time-code"
      inputMode="numeric"
      pattern="[0-9\s\-]*"
      maxLength={12}
      hint={hint}
      autoFocus={autoFocus}
    />
  )
}
