import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Failure } from '../api/failure.ts'
import { Button } from './button.tsx'
import styles from './list.module.css'
import { changedSearch } from './search-params.ts'
import { Empty, Shown } from './states.tsx'
import { type Column, Table } from './table.tsx'

interface ListAnswer<T> {
  data: readonly T[]
  /** Some lists go forwards only. */
  list_metadata: { before?: string | null; after: string | null }
}

export interface ListProps<T> {
  label: string
  read: UseQueryResult<ListAnswer<T>, Failure>
  /** What is shown of the rows that were read, for a list that has others besides. */
  arrange?: (rows: readonly T[]) => readonly T[]
  columns: readonly Column<T>[]
  keyOf: (row: T) => string
  filters?: ReactNode
  /** Whether any filter is set: an empty list says so then. */
  isFiltered?: boolean
  empty: ReactNode
  /** What its cursors stand with in the address, on a page that has several lists. */
  place?: Readonly<Record<string, string | undefined>>
}

/** One page of a list with its filters. Pages are cursors in the address, so a link shows the same rows. */
export function List<T>({
  label,
  read,
  columns,
  keyOf,
  filters,
  isFiltered = false,
  empty,
  arrange = asRead,
  place = {},
}: ListProps<T>) {
  return (
    <section aria-label={label}>
      {filters === undefined ? null : <search className={styles.bar}>{filters}</search>}
      <Shown of={read}>
        {({ data, list_metadata: cursors }) => {
          const rows = arrange(data)
          return (
            <>
              {rows.length > 0 ? (
                <Table label={label} columns={columns} rows={rows} keyOf={keyOf} isStale={read.isPlaceholderData} />
              ) : isFiltered ? (
                <NothingFound />
              ) : (
                empty
              )}
              <Pages {...cursors} place={place} />
            </>
          )
        }}
      </Shown>
    </section>
  )
}

const asRead = <T,>(rows: readonly T[]): readonly T[] => rows

function NothingFound() {
  const navigate = useNavigate()
  return (
    <Empty
      title="Nothing matches"
      action={<Button onClick={() => void navigate({ to: '.', search: {} })}>Clear filters</Button>}
    >
      Nothing in this environment matches these filters.
    </Empty>
  )
}

function Pages({
  before = null,
  after,
  place,
}: {
  before?: string | null
  after: string | null
  place: Readonly<Record<string, string | undefined>>
}) {
  const navigate = useNavigate()
  const go = (cursor: { before?: string; after?: string }): void => {
    void navigate({ to: '.', search: changedSearch({ ...place, ...cursor }) })
  }
  if (before === null && after === null) return null
  return (
    <nav className={styles.pages} aria-label="Newer and older">
      <Button disabled={before === null} onClick={() => before !== null && go({ before })}>
        Newer
      </Button>
      <Button disabled={after === null} onClick={() => after !== null && go({ after })}>
        Older
      </Button>
    </nav>
  )
}
