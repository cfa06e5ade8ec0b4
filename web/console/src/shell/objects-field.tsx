import { useState } from 'react'
import formStyles from '../ui/form.module.css'
import { CheckField, FieldFrame, FieldGroup } from '../ui/form.tsx'
import { useName } from './names.ts'
import { ObjectCombobox, type SearchedType } from './object-combobox.tsx'

/**
 * A field that takes any number of objects. Each that was found is a box with its name, which is left out of the form when it is
 * unchecked.
 */
export function ObjectsField({
  name,
  label,
  hint,
  add,
  type,
  ids,
  onAdd,
}: {
  name: string
  label: string
  hint: string
  /** The label of the field that finds another one. */
  add: string
  type: SearchedType
  /** Those that are shown, from the beginning or since they were found. */
  ids: readonly string[]
  onAdd: (id: string) => void
}) {
  const [text, setText] = useState('')
  return (
    <FieldGroup label={label}>
      {ids.map((id) => (
        <ObjectCheck key={id} name={name} id={id} />
      ))}
      <FieldFrame name={name} label={add} hint={hint}>
        {({ name: _, ...field }) => (
          <>
            {/* What was typed and not found is sent too: the server says that there is no such thing. */}
            {text.trim() === '' ? null : <input type="hidden" name={name} value={text.trim()} />}
            <ObjectCombobox
              field={field}
              className={formStyles.input}
              label={add}
              types={[type]}
              text={text}
              onType={setText}
              onChoose={({ id }) => {
                setText('')
                onAdd(id)
              }}
            />
          </>
        )}
      </FieldFrame>
    </FieldGroup>
  )
}

/** An object that stays chosen while its box is checked. */
export function ObjectCheck({ name, id }: { name: string; id: string }) {
  return <CheckField name={name} value={id} label={useName(id) ?? id} defaultChecked />
}
