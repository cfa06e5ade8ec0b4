import type { ReactNode } from 'react'
import styles from './split.module.css'

/** A form beside what it changes, which stays in sight; one above the other where there is no room. */
export function Split({ children, beside }: { children: ReactNode; beside: ReactNode }) {
  return (
    <div className={styles.split}>
      <div className={styles.part}>{children}</div>
      <div className={styles.beside}>{beside}</div>
    </div>
  )
}
