import { type KeyboardEvent, useId, useState } from 'react'
import styles from './object-combobox.module.css'
import { useRead } from './query.ts'
import { useInSight } from './use-in-sight.ts'

export type SearchedType = 'user' | 'organization'

export interface FoundObject {
  id: string
  name: string
}

export interface ObjectComboboxProps {
  /** What was typed or chosen. */
  text: string
  types: readonly SearchedType[]
  label: string
  onType: (text: string) => void
  onChoose: (object: FoundObject) => void
  /** Enter without a choice. */
  onEnter?: () => void
  /** Of its input. */
  field: Readonly<Record<string, string | boolean>>
  className: string | undefined
}

/** An input that offers users or organizations with a part of a name, an email or a domain. */
export function ObjectCombobox({
  text,
  types,
  label,
  onType,
  onChoose,
  onEnter,
  field,
  className,
}: ObjectComboboxProps) {
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const listId = useId()
  const wanted = text.trim()
  const read = useRead('GET /search', { query: { q: wanted } }, { enabled: isOpen && wanted.length > 1 })
  const found =
    wanted.length < 2 ? [] : (read.data?.data ?? []).filter(({ type }) => types.some((each) => each === type))
  const isShown = isOpen && found.length > 0
  useInSight(isShown ? `${listId}-${at}` : undefined)
  const choose = (index: number): void => {
    const object = found[index]
    if (object === undefined) return
    setOpen(false)
    onChoose({ id: object.id, name: object.name ?? object.id })
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!isShown) {
      if (event.key === 'Enter') onEnter?.()
      return
    }
    // What is shown until the answer comes was found by another text.
    if (event.key === 'Enter') read.isPlaceholderData || choose(at)
    else if (event.key === 'Escape') setOpen(false)
    else if (step !== undefined) setAt((at + step + found.length) % found.length)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.field}>
      <input
        {...field}
        className={className}
        role="combobox"
        autoComplete="off"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown ? `${listId}-${at}` : undefined}
        value={text}
        onChange={(event) => {
          onType(event.target.value)
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
              choose(index)
            }}
          >
            {object.name ?? object.id}
            <span className={styles.detail}>{object.type === 'user' ? 'User' : 'Organization'}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
