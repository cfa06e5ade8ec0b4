import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { describedByNote, FieldNote } from './field-note.tsx'
import type { FieldState } from './form-props.ts'

export interface TextFieldProps {
  /** Name of the input and its id. */
  name: string
  label: string
  state?: FieldState | undefined
  type?: 'text' | 'email' | 'password' | 'tel'
  autoComplete: HTMLInputAutoCompleteAttribute
  inputMode?: 'text' | 'email' | 'numeric'
  /** Said under the field until an error takes its place. */
  hint?: ReactNode
  /** Set after the label: "optional", or a link such as "Forgot your password?". */
  aside?: ReactNode
  /** Shown next to the input. */
  beside?: ReactNode
  required?: boolean
  autoFocus?: boolean
  maxLength?: number
  className?: string
  pattern?: string
}

/** Label above, input, then hint or error below, tied together for assistive technology. Passwords never come back. */
export function TextField({ name, label, state = {}, hint, aside, beside, className, ...input }: TextFieldProps) {
  const { type = 'text', required = true, autoFocus = false, ...attributes } = input
  const control = (
    <input
      {...attributes}
      className={className ? `gh-input ${className}` : 'gh-input'}
      id={name}
      name={name}
      type={type}
      required={required}
      // biome-ignore lint/a11y/noAutofocus: a sign-in page is for this field, and the first faulty one is where to go on
      autoFocus={autoFocus}
      defaultValue={type === 'password' ? undefined : state.value}
      {...describedByNote({ name, state, hint })}
      spellCheck={type === 'password' ? undefined : false}
      dir={type === 'password' ? undefined : 'auto'}
      autoCapitalize={type === 'email' ? 'none' : undefined}
    />
  )
  return (
    <div className="gh-field">
      <div className="gh-label-row">
        <label htmlFor={name}>{label}</label>
        {aside}
      </div>
      {beside ? (
        <div className="gh-beside">
          {control}
          {beside}
        </div>
      ) : (
        control
      )}
      <FieldNote name={name} state={state} hint={hint} />
    </div>
  )
}
