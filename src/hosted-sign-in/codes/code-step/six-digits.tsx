import { type FieldState, type PageProps, TextField } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface SixDigitsProps extends PageProps {
  state?: FieldState | undefined
  hint: string
  autoFocus?: boolean
}

/** One wide field for a code of six digits: browsers and phones fill it in, and it pastes as one. */
export function SixDigits({ page, state, hint, autoFocus = true }: SixDigitsProps) {
  return (
    <TextField
      name="code"
      className="gh-code"
      label={texts.codes.codeStep(page).label}
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
