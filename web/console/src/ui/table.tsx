import type { KeyboardEvent, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './table.module.css'

export interface Column<T> {
  /** Where several have one name. */
  id?: string
  name: string
  /** Of the first column: the link of the row, made by `RowLink`. */
  cell: (row: T) => ReactNode
}

export interface TableProps<T> {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
  /** The rows are those of the former question. */
  isStale?: boolean
}

/** A table whose rows open on Enter; arrow keys go from row to row. */
export function Table<T>({ label, columns, rows, keyOf, isStale = false }: TableProps<T>) {
  return (
    <div data-frame className={classes(styles.frame, isStale && styles.stale)}>
      <table className={styles.table} aria-label={label} onKeyDown={moveBetweenRows}>
        <thead>
          <tr>
            {columns.map(({ name, id = name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={styles.row}>
              {columns.map(({ name, id = name, cell }) => (
                <td key={id}>{cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const next = links[links.findIndex((link) => link.matches(':focus')) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

/** A sentence in a cell, which is read as a whole. */
export function Wrapped({ children }: { children: ReactNode }) {
  return <span className={styles.wrapped}>{children}</span>
}
