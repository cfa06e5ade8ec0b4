import { useId, useState } from 'react'
import styles from './color-field.module.css'
import formStyles from './form.module.css'
import { FieldFrame } from './form.tsx'

const defaultAccent = '#3e63dd'
const whole = /^#[0-9a-f]{6}$/i
const short = /^#[0-9a-f]{3}$/i

/** A colour as text, and the palette of the browser beside it. Empty is none. */
export function ColorField({
  name,
  label,
  hint,
  defaultValue = '',
}: {
  name: string
  label: string
  hint?: string
  defaultValue?: string
}) {
  const [value, setValue] = useState(defaultValue)
  const pickerId = useId()
  return (
    <FieldFrame name={name} label={label} hint={hint}>
      {(field) => (
        <div className={styles.color}>
          <input
            id={pickerId}
            type="color"
            className={styles.picker}
            aria-label={`${label}: palette`}
            value={wholeColor(value)}
            onChange={(event) => setValue(event.target.value)}
          />
          <input
            {...field}
            className={formStyles.input}
            placeholder={defaultAccent}
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </div>
      )}
    </FieldFrame>
  )
}

/** The palette takes six digits only, and shows the default without any. */
function wholeColor(value: string): string {
  if (whole.test(value)) return value
  return short.test(value) ? value.replaceAll(/[0-9a-f]/gi, '$&$&') : defaultAccent
}
