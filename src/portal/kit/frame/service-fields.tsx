import { type FieldState, firstToFocus, SelectField, TextField } from '#pages/kit/index.ts'
import { guideTexts, type ServiceField } from '#pages/provider-guides/index.ts'
import { texts } from '../../texts/index.ts'
import type { PortalContext } from '../session/portal.ts'
import { TextArea } from './text-area.tsx'

/** By the names of the fields: what is shown in them again, and what is wrong with it. */
export type FieldStates = Readonly<Record<string, FieldState | undefined>>

export interface ServiceFieldsProps {
  page: PortalContext
  fields: readonly ServiceField[]
  states: FieldStates
  /** Whether secrets are stored, so that they may be left out. */
  isKept: boolean
}

/** What a service is used with, field by field. What is secret never comes back. */
export function ServiceFields({ page, fields, states, isKept }: ServiceFieldsProps) {
  const focus = firstToFocus(
    fields.map(({ name }) => name),
    states,
  )
  return fields.map((field) => (
    <Field
      key={field.name}
      page={page}
      field={field}
      state={states[field.name]}
      isKept={isKept}
      autoFocus={focus === field.name && states[field.name]?.error !== undefined}
    />
  ))
}

interface FieldProps extends Pick<ServiceFieldsProps, 'page' | 'isKept'> {
  field: ServiceField
  state: FieldState | undefined
  autoFocus: boolean
}

function Field({ page, field, state, isKept, autoFocus }: FieldProps) {
  const text = texts.kit.frame(page)
  const { name, kind, isOptional = false, example, options = [] } = field
  const label = guideTexts(page).answers[name]
  const aside = isOptional ? <span className="gp-soft">{text.optional}</span> : undefined
  switch (kind) {
    case 'select':
      return (
        <SelectField
          name={name}
          label={label}
          options={options.map((value) => ({ value, label: value.toUpperCase() }))}
          state={state}
        />
      )
    case 'secret_area':
      return (
        <TextArea
          name={name}
          label={label}
          state={state}
          hint={isKept ? text.secretKept : undefined}
          rows={6}
          maxLength={20_000}
          required={!isKept}
          autoFocus={autoFocus}
          file={{ label: text.chooseFile, accept: '.json,application/json' }}
        />
      )
    default:
      return (
        <TextField
          name={name}
          label={label}
          aside={aside}
          type={kind === 'secret' ? 'password' : 'text'}
          state={state}
          hint={kind === 'secret' && isKept ? text.secretKept : example && text.example(example)}
          autoComplete="off"
          required={!isOptional && !(kind === 'secret' && isKept)}
          maxLength={2_000}
          autoFocus={autoFocus}
        />
      )
  }
}
