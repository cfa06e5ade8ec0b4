import type { ReactNode } from 'react'
import { AlertIcon } from '../parts/icons.tsx'
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
  const described = state.error ? `${name}-error` : hint ? `${name}-hint` : undefined
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
        aria-invalid={state.error ? true : undefined}
        aria-describedby={described}
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
      {state.error ? (
        <p className="gh-error" id={`${name}-error`}>
          <AlertIcon />
          <span>{state.error}</span>
        </p>
      ) : (
        hint && (
          <p className="gh-hint" id={`${name}-hint`}>
            {hint}
          </p>
        )
      )}
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
