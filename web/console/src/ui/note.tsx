import type { ReactNode } from 'react'
import styles from './note.module.css'

/** A sentence in a card, in place of what it would hold. */
export function Note({ children }: { children: ReactNode }) {
  return <p className={styles.note}>{children}</p>
}

/** A sentence about fields that stand together. */
export function Hint({ children }: { children: ReactNode }) {
  return <p className={styles.hint}>{children}</p>
}

/** The inside of a card that holds a form. */
export function Narrow({ children }: { children: ReactNode }) {
  return <div className={styles.narrow}>{children}</div>
}
