import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Failure } from '../api/failure.ts'
import { Button } from './button.tsx'
import { Copy } from './copy.tsx'
import styles from './states.module.css'

/** Where nothing is yet: what will be here, and the next step. */
export function Empty({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  )
}

export function Failed({ failure, retry }: { failure: Failure; retry: () => void }) {
  if (failure.status === 403) return <Forbidden failure={failure} />
  const isMissing = failure.status === 404
  return (
    <div className={styles.state} role="alert">
      <h2>{isMissing ? 'Not found' : 'This could not be loaded'}</h2>
      <p>{isMissing ? 'It was deleted, or it belongs to another environment.' : failure.message}</p>
      {failure.requestId === undefined ? null : (
        <p>
          Request <Copy value={failure.requestId} label="Copy request id" />
        </p>
      )}
      {isMissing ? null : <Button onClick={retry}>Try again</Button>}
    </div>
  )
}

function Forbidden({ failure }: { failure: Failure }) {
  return (
    <div className={styles.state} role="alert">
      <h2>Your role cannot see this</h2>
      <p>{failure.message} An owner can change your role under Operators.</p>
    </div>
  )
}

/** Shown after 300 ms. */
export function Loading({ rows = 6 }: { rows?: number }) {
  return (
    <div className={styles.skeleton} aria-busy="true">
      <span className="visually-hidden">Loading</span>
      {Array.from({ length: rows }, (_, index) => (
        // The lines have neither names nor an order of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
        <span key={index} />
      ))}
    </div>
  )
}

/** What a panel shows of one read: its answer, that it loads, or why it cannot. */
export function Shown<T>({
  of: { data, error, refetch },
  children,
  rows,
}: {
  of: UseQueryResult<T, Failure>
  children: (data: NonNullable<T>) => ReactNode
  rows?: number
}) {
  if (data !== undefined && data !== null) return children(data)
  if (error !== null) return <Failed failure={error} retry={() => void refetch()} />
  return <Loading {...(rows === undefined ? {} : { rows })} />
}
