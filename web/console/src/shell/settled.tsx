import type { ReactNode } from 'react'
import { Loading } from '../ui/states.tsx'
import { useSettled } from './use-settled.ts'

/** The parts of a page that read for themselves, shown together: none of them moves another when it comes. */
export function Settled({ children }: { children: ReactNode }) {
  const isSettled = useSettled()
  return (
    <>
      {isSettled ? null : <Loading rows={12} />}
      <div hidden={!isSettled}>{children}</div>
    </>
  )
}
