import { useEffect, useSyncExternalStore } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import styles from './toasts.module.css'

interface Toast {
  id: number
  text: string
  tone: 'success' | 'error'
}

let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says what was done, or why not, at the edge of the window. At most three stay. */
export function announce(text: string, tone: Toast['tone'] = 'success'): void {
  change([...toasts.slice(-2), { id: nextId++, text, tone }])
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastLine({ toast }: { toast: Toast }) {
  const close = (): void => change(toasts.filter(({ id }) => id !== toast.id))
  // A failure stays until it is read.
  useEffect(() => {
    if (toast.tone === 'error') return
    const timer = setTimeout(() => change(toasts.filter(({ id }) => id !== toast.id)), 5_000)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <div className={classes(styles.toast, toast.tone === 'error' && styles.error)}>
      <span className={styles.text}>{toast.text}</span>
      <button type="button" className={styles.close} onClick={close} aria-label="Close">
        <Icon name="close" size={12} />
      </button>
    </div>
  )
}
