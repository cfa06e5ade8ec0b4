import type { ReactNode } from 'react'

/** The h1 of a page, with the sentence below it and the elements next to it. */
export function PageHeading({ title, aside, children }: { title: string; aside?: ReactNode; children?: ReactNode }) {
  return (
    <div className="gp-heading">
      <div className="gp-heading-row">
        <h1>{title}</h1>
        {aside}
      </div>
      {children && <p className="gh-lead">{children}</p>}
    </div>
  )
}
