import type { ReactNode } from 'react'
import type { PortalContext } from '../session/portal.ts'
import { type CopyValue, CopyValues } from './copy-values.tsx'

export interface ValuesCardProps {
  page: PortalContext
  title: ReactNode
  lead: string
  values: readonly CopyValue[]
}

/** Values to copy, with what they are for. Nothing without any. */
export function ValuesCard({ page, title, lead, values }: ValuesCardProps) {
  if (values.length === 0) return null
  return (
    <section className="gh-card gp-card">
      <div>
        <h2>{title}</h2>
        <p className="gp-soft">{lead}</p>
      </div>
      <CopyValues page={page} values={values} />
    </section>
  )
}
