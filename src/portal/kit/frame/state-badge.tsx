import type { ReactNode } from 'react'
import { AlertIcon, CheckIcon } from '#pages/kit/index.ts'

/** Decides the colour of a state, which is always shown with a word. */
export type Standing = 'good' | 'waiting' | 'bad' | 'none'

/** A state in a word, with an icon and a colour that say the same. */
export function StateBadge({ standing, children }: { standing: Standing; children: ReactNode }) {
  return (
    <span className={`gp-state gp-state-${standing}`}>
      {standing === 'good' && <CheckIcon />}
      {standing === 'bad' && <AlertIcon />}
      {standing === 'waiting' && <span className="gp-dot" />}
      <span>{children}</span>
    </span>
  )
}
