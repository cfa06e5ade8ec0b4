import { type FieldState, TextField, type TextFieldProps } from '#pages/kit/index.ts'

export interface GroupedCodeProps extends Pick<TextFieldProps, 'hint' | 'required' | 'autoFocus'> {
  name: string
  label: string
  state: FieldState | undefined
  maxLength: number
}

/** A field for a code of letters and digits in groups, which is copied by hand from elsewhere. */
export function GroupedCode(props: GroupedCodeProps) {
  return <TextField {...props} className="gh-code gh-user-code" autoComplete="off" />
}
