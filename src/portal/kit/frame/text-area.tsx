import type { ReactNode } from 'react'
import { describedByNote, FieldNote, type FieldState } from '#pages/kit/index.ts'

export interface TextAreaProps {
  name: string
  label: string
  state?: FieldState | undefined
  hint?: ReactNode
  rows: number
  maxLength: number
  /** Set after the label, such as “optional”. */
  aside?: ReactNode
  required?: boolean
  autoFocus?: boolean
  /** Label of the button that reads a file into the field, which takes the script of the portal. */
  file?: { label: string; accept: string } | undefined
}

/** For text of many lines, such as a certificate: like `TextField`. */
export function TextArea({ name, label, state = {}, hint, aside, file, ...area }: TextAreaProps) {
  const { rows, maxLength, required = true, autoFocus = false } = area
  return (
    <div className="gh-field">
      <div className="gh-label-row">
        <label htmlFor={name}>{label}</label>
        {aside}
      </div>
      {file && (
        <div className="gp-file" hidden>
          <label htmlFor={`${name}-file`}>{file.label}</label>
          <input id={`${name}-file`} type="file" accept={file.accept} data-file={name} />
        </div>
      )}
      <textarea
        className="gh-input gp-area gp-mono"
        id={name}
        name={name}
        rows={rows}
        maxLength={maxLength}
        required={required}
        // biome-ignore lint/a11y/noAutofocus: the page is for this field
        autoFocus={autoFocus}
        defaultValue={state.value}
        {...describedByNote({ name, state, hint })}
        spellCheck={false}
        dir="ltr"
      />
      <FieldNote name={name} state={state} hint={hint} />
    </div>
  )
}
