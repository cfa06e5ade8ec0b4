import { useState } from 'react'
import formStyles from '../ui/form.module.css'
import { FieldFrame } from '../ui/form.tsx'
import { type FoundObject, ObjectCombobox, type SearchedType } from './object-combobox.tsx'

/** A field that takes an id, and finds it by a part of a name or an email. */
export function ObjectField({
  name,
  label,
  hint,
  types,
}: {
  name: string
  label: string
  hint?: string
  types: readonly SearchedType[]
}) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<FoundObject>()
  return (
    <FieldFrame name={name} label={label} hint={hint}>
      {({ name: fieldName, ...field }) => (
        <>
          <input type="hidden" name={fieldName} value={chosen?.id ?? text.trim()} />
          <ObjectCombobox
            field={field}
            className={formStyles.input}
            label={label}
            types={types}
            text={text}
            onType={(typed) => {
              setText(typed)
              setChosen(undefined)
            }}
            onChoose={(object) => {
              setText(object.name)
              setChosen(object)
            }}
          />
        </>
      )}
    </FieldFrame>
  )
}
