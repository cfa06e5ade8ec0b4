import { Dialog as Base } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { flushSync } from 'react-dom'
import dialogStyles from '../ui/dialog.module.css'
import { Icon } from '../ui/icon.tsx'
import { useEnvironmentId } from './environment.ts'
import styles from './palette.module.css'
import type { PaletteItem } from './palette-item.ts'
import { permissionsQuery } from './permissions.ts'
import { useFound } from './search.ts'
import { useInSight } from './use-in-sight.ts'
import { useNavigation } from './use-navigation.ts'

export interface PaletteState {
  isOpen: boolean
  open: () => void
  close: () => void
}

/** Opens on Ctrl-K or Cmd-K, from anywhere. */
export function usePalette(): PaletteState {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      // At once: what is typed next belongs to it.
      flushSync(() => setOpen((current) => !current))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) }
}

/** Finds pages by name and objects by id, address or name, and goes there. */
export function Palette({ isOpen, close }: PaletteState) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => (open ? undefined : close())}>
      <Base.Portal>
        <Base.Backdrop className={dialogStyles.backdrop ?? ''} />
        <Base.Popup className={styles.popup ?? ''} aria-label="Search or go to">
          <Finder close={close} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function Finder({ close }: { close: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const navigate = useNavigate()
  const found = useFound(text)
  const diagnosis = useDiagnosis(text)
  const items = [...usePages(text), ...useActions(text), ...found.items, ...diagnosis]
  const chosen = items[Math.min(at, items.length - 1)]
  const chosenId = chosen === undefined ? undefined : `${id}-${chosen.key}`
  useInSight(chosenId)

  const go = (item: PaletteItem | undefined): void => {
    if (item === undefined) return
    close()
    void navigate({ href: item.href })
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') {
      // An id leads to its object: until that is found, nothing else stands first.
      if (at > 0 || found.isAnswered || !diagnosis.some(({ key }) => key === chosen?.key)) go(chosen)
    } else if (step === undefined) return
    else setAt((Math.min(at, items.length - 1) + step + items.length) % Math.max(items.length, 1))
    event.preventDefault()
  }
  return (
    <>
      <input
        className={styles.input}
        // The palette is for typing.
        // biome-ignore lint/a11y/noAutofocus: it opens to be typed in
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosenId}
        aria-label="Search or go to"
        placeholder="A page, an email, a name or any id"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div className={styles.list} role="listbox" id={`${id}-list`} aria-label="Results">
        {items.map((item, index) => (
          <div
            key={item.key}
            id={`${id}-${item.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={item === chosen}
            className={styles.item}
            onClick={() => go(item)}
            onKeyDown={press}
            onMouseMove={() => setAt(index)}
          >
            <Icon name={item.icon} />
            {item.text}
            <span className={styles.detail}>{item.detail ?? item.group}</span>
          </div>
        ))}
        {items.length === 0 ? <p className={styles.group}>Nothing found.</p> : null}
      </div>
    </>
  )
}

function usePages(text: string): PaletteItem[] {
  const environment = useEnvironmentId()
  const wanted = text.trim().toLowerCase()
  return useNavigation()
    .flatMap(({ items }) => items)
    .filter((item) => item.text.toLowerCase().includes(wanted))
    .map(({ text: name, icon, to }) => ({
      key: `page-${name.replaceAll(' ', '-')}`,
      group: 'Page',
      icon,
      text: name,
      href: to.replace('$environment', environment),
    }))
}

/** What is made often, with the words that people look for it by. */
const actions = [
  { text: 'Create organization', words: 'new organization', to: 'organizations', operation: 'POST /organizations' },
  { text: 'Create user', words: 'new user', to: 'users', operation: 'POST /user_management/users' },
  { text: 'Create feature flag', words: 'new flag', to: 'feature-flags', operation: 'POST /feature-flags' },
  { text: 'Create webhook endpoint', words: 'new webhook', to: 'webhooks', operation: 'POST /webhook_endpoints' },
] as const

function useActions(text: string): PaletteItem[] {
  const environment = useEnvironmentId()
  const { data: permitted } = useQuery(permissionsQuery(environment))
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  return actions
    .filter(({ operation }) => permitted === undefined || permitted.has(operation))
    .filter(({ text: name, words }) => `${name} ${words}`.toLowerCase().includes(wanted))
    .map(({ text: name, to }) => ({
      key: `action-${to}`,
      group: 'Action',
      icon: 'actions' as const,
      text: name,
      href: `/${environment}/${to}?new=1`,
    }))
}

const people = /^\S+@\S+\.\S+$|^(user|session|sso_session|event|req)_[0-9A-Z]{26}$/

/** Why a person can't sign in, where the text is an email, or the id of something that leads to a person. */
function useDiagnosis(text: string): PaletteItem[] {
  const environment = useEnvironmentId()
  const subject = text.trim()
  if (!people.test(subject)) return []
  const href = `/${environment}/diagnose?${new URLSearchParams({ subject })}`
  return [{ key: 'diagnosis', group: 'Action', icon: 'search', text: 'Diagnose sign-in', detail: subject, href }]
}
