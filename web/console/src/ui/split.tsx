import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './split.module.css'

/** A form beside what it changes, which stays in sight; one above the other where there is no room. */
export function Split({
  children,
  beside,
  isEven = false,
}: {
  children: ReactNode
  beside: ReactNode
  isEven?: boolean
}) {
  return (
    <div className={classes(styles.split, isEven && styles.even)}>
      <div className={styles.part}>{children}</div>
      <div className={styles.beside}>{beside}</div>
    </div>
  )
}
