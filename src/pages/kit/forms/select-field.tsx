import type { ReactNode } from 'react'
import { describedByNote, FieldNote } from './field-note.tsx'
import type { FieldState } from './form-props.ts'

export interface SelectOption {
  value: string
  label: string
}

export interface SelectFieldProps {
  name: string
  label: string
  options: readonly (SelectOption | { group: string; options: readonly SelectOption[] })[]
  state?: FieldState | undefined
  /** Said under the field until an error takes its place. */
  hint?: ReactNode
}

/** One of several values: like `TextField`. */
export function SelectField({ name, label, options, state = {}, hint }: SelectFieldProps) {
  return (
    <div className="gh-field">
      <div className="gh-label-row">
        <label htmlFor={name}>{label}</label>
      </div>
      <select
        className="gh-input"
        id={name}
        name={name}
        defaultValue={state.value}
        {...describedByNote({ name, state, hint })}
      >
        {options.map((option) =>
          'group' in option ? (
            <optgroup key={option.group} label={option.group}>
              {option.options.map(toOption)}
            </optgroup>
          ) : (
            toOption(option)
          ),
        )}
      </select>
      <FieldNote name={name} state={state} hint={hint} />
    </div>
  )
}

function toOption({ value, label }: SelectOption) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}
