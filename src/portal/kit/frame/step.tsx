import type { ReactNode } from 'react'

/** A numbered step of instructions. */
export function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="gp-step">
      <h2>{title}</h2>
      {children}
    </li>
  )
}

export function Steps({ children }: { children: ReactNode }) {
  return <ol className="gp-steps">{children}</ol>
}
