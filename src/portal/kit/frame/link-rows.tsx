import type { ReactNode } from 'react'
import { ForwardIcon, safeUrl } from '#pages/kit/index.ts'

/** A row that is a link as a whole. */
export interface LinkRow {
  href: string
  label: string
  /** Below the label. */
  leads?: readonly ReactNode[] | undefined
  /** Takes something away. */
  isDanger?: boolean
}

/** Pages that belong to this one, under a heading. */
export function LinkRows({ title, rows }: { title: string; rows: readonly LinkRow[] }) {
  return (
    <section className="gp-section">
      <h2>{title}</h2>
      <ul className="gp-rows">
        {rows.map((row) => (
          <li key={row.href}>
            <a className="gp-row" href={safeUrl(row.href)}>
              <span className="gp-row-main">
                <Words {...row} />
              </span>
              <ForwardIcon />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Words({ label, leads, isDanger }: LinkRow) {
  if (leads === undefined && !isDanger) return label
  return (
    <>
      <span className={isDanger ? 'gp-danger' : undefined}>{label}</span>
      {leads?.map((lead, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are rendered once, on the server.
        <span key={i} className="gp-soft">
          {lead}
        </span>
      ))}
    </>
  )
}
