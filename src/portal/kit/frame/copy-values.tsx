import type { ReactNode } from 'react'
import { CopyButton } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import type { PortalContext } from '../session/portal.ts'

/** A value that an administrator enters at their provider. */
export interface CopyValue {
  /** Of the element, so once on a page. */
  id: string
  label: string
  value: string
  hint?: ReactNode
}

/** Values that must be entered elsewhere exactly as they are. */
export function CopyValues({ page, values }: { page: PortalContext; values: readonly CopyValue[] }) {
  return (
    <dl className="gp-values">
      {values.map(({ id, label, value, hint }) => (
        <div key={id} className="gp-value">
          <dt>{label}</dt>
          <dd>
            <code id={id}>{value}</code>
          </dd>
          <dd>
            <CopyButton page={page} source={id} label={texts.kit.frame(page).copy} />
          </dd>
          {hint && <dd className="gp-hint">{hint}</dd>}
        </div>
      ))}
    </dl>
  )
}
