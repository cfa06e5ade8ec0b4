import { type KeyboardEvent, useId, useState } from 'react'
import formStyles from '../ui/form.module.css'
import { FieldFrame } from '../ui/form.tsx'
import styles from './object-field.module.css'
import { useRead } from './query.ts'

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
  /** Kinds of objects that it offers, as the search names them. */
  types: readonly ('user' | 'organization')[]
}) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ id: string; name: string }>()
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const listId = useId()
  const wanted = text.trim()
  const read = useRead('GET /search', { query: { q: wanted } }, { enabled: isOpen && wanted.length > 1 })
  const found =
    wanted.length < 2 ? [] : (read.data?.data ?? []).filter(({ type }) => types.some((each) => each === type))
  const isShown = isOpen && chosen === undefined && found.length > 0
  const choose = (object: { id: string; name: string | null } | undefined): void => {
    if (object === undefined) return
    setChosen({ id: object.id, name: object.name ?? object.id })
    setText(object.name ?? object.id)
    setOpen(false)
  }
  const press = (event: KeyboardEvent): void => {
    if (!isShown) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') choose(found[at])
    else if (event.key === 'Escape') setOpen(false)
    else if (step !== undefined) setAt((at + step + found.length) % found.length)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <FieldFrame name={name} label={label} hint={hint}>
      {({ name: fieldName, ...field }) => (
        <div className={styles.field}>
          <input type="hidden" name={fieldName} value={chosen?.id ?? wanted} />
          <input
            {...field}
            className={formStyles.input}
            role="combobox"
            autoComplete="off"
            aria-expanded={isShown}
            aria-controls={listId}
            aria-activedescendant={isShown ? `${listId}-${at}` : undefined}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setChosen(undefined)
              setAt(0)
              setOpen(true)
            }}
            onKeyDown={press}
            onBlur={() => setOpen(false)}
          />
          <div className={styles.found} id={listId} role="listbox" aria-label={label} hidden={!isShown}>
            {found.map((object, index) => (
              <div
                key={object.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                className={styles.option}
                onMouseMove={() => setAt(index)}
                // Before the field loses the focus, which closes the list.
                onMouseDown={(event) => {
                  event.preventDefault()
                  choose(object)
                }}
              >
                {object.name ?? object.id}
                <span className={styles.detail}>{object.type === 'user' ? 'User' : 'Organization'}</span>
              </div>
            ))}
          </div>
        </div>
      )}
    </FieldFrame>
  )
}
