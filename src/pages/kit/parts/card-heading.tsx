import type { ReactNode } from 'react'

/** The page's h1 and the sentence under it. */
export function CardHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="gh-heading">
      <h1>{title}</h1>
      {children && <p className="gh-lead">{children}</p>}
    </div>
  )
}
