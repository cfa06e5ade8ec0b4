import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from './figures.module.css'

/** Figures at a glance, side by side. */
export function Figures({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.figures} aria-label={label}>
      {children}
    </ul>
  )
}

/** A figure with the way to what it counts. */
export function Figure({
  name,
  value,
  note,
  isFault = false,
  ...link
}: LinkProps & {
  name: string
  value: string
  note?: string | undefined
  /** Whether the note is about something that is wrong. */
  isFault?: boolean
}) {
  return (
    <li>
      <Link {...link} className={styles.figure ?? ''}>
        <span className={styles.name}>{name}</span>
        <span className={styles.value}>{value}</span>
        <span className={isFault ? styles.fault : styles.note}>{note ?? '\u00a0'}</span>
      </Link>
    </li>
  )
}
