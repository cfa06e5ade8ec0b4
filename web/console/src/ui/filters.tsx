import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import styles from './filters.module.css'
import { changedSearch } from './search-params.ts'

/** Changes filters in the address. Another question starts at its first page. */
function useFilters(): (changed: Record<string, string | undefined>) => void {
  const navigate = useNavigate()
  return (changed) => {
    void navigate({ to: '.', replace: true, search: changedSearch(changed) })
  }
}

/** A text filter; the address follows 200 ms after the last key. `/` goes to it. */
export function TextFilter({
  name,
  label,
  value = '',
  suggestions = [],
}: {
  name: string
  label: string
  value?: string | undefined
  suggestions?: readonly string[]
}) {
  const [text, setText] = useState(value)
  const change = useFilters()
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(change)
  const sent = useRef(value)
  const listId = useId()
  latest.current = change

  useEffect(() => {
    // The address comes after the keys: what was typed since stays.
    if (value !== sent.current) setText(value)
    sent.current = value
  }, [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => {
      sent.current = text
      latest.current({ [name]: text === '' ? undefined : text })
    }, 200)
    return () => clearTimeout(timer)
  }, [text, value, name])
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key !== '/' || isTyping(event.target)) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])

  return (
    <>
      <input
        ref={input}
        type="search"
        className={styles.search}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        {...(suggestions.length === 0 ? {} : { list: listId })}
      />
      {suggestions.length === 0 ? null : (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  )
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** A day, in the reader's own time zone. */
export function DayFilter({ name, label, value = '' }: { name: string; label: string; value?: string | undefined }) {
  const change = useFilters()
  return (
    <label className={styles.day}>
      {label}
      <input
        type="date"
        className={styles.choice}
        value={value}
        onChange={(event) => change({ [name]: event.target.value === '' ? undefined : event.target.value })}
      />
    </label>
  )
}

/** A choice filter; an empty value is all. */
export function ChoiceFilter({
  name,
  label,
  value = '',
  options,
  none = `${label}: all`,
  isRequired = false,
}: {
  name: string
  label: string
  value?: string | undefined
  options: readonly { value: string; text: string }[]
  /** The words of the choice that sets no filter. */
  none?: string
  /** There is no choice of all. */
  isRequired?: boolean
}) {
  const change = useFilters()
  return (
    <select
      className={styles.choice}
      aria-label={label}
      value={value}
      onChange={(event) => change({ [name]: event.target.value === '' ? undefined : event.target.value })}
    >
      {isRequired ? null : <option value="">{none}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  )
}
