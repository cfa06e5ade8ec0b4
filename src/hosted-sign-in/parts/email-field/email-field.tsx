import { type FieldState, type PageProps, TextField } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface EmailFieldProps extends PageProps {
  state?: FieldState | undefined
  autoComplete: 'email' | 'username' | 'username webauthn'
  autoFocus?: boolean
}

export function EmailField({ page, state, autoComplete, autoFocus = true }: EmailFieldProps) {
  return (
    <TextField
      name="email"
      type="email"
      label={texts.parts.emailField(page).label}
      state={state}
      autoComplete={autoComplete}
      inputMode="email"
      maxLength={320}
      autoFocus={autoFocus}
    />
  )
}
