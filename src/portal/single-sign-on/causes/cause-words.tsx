import { AlertIcon } from '#pages/kit/index.ts'
import type { Cause } from './cause.ts'

/** How far it came, and why it failed there. */
export function CauseWords({ cause }: { cause: Cause }) {
  return (
    <>
      {cause.stage !== undefined && (
        <p className="gp-state-line">
          <AlertIcon /> <span>{cause.stage}</span>
        </p>
      )}
      <p lang={cause.lang}>{cause.text}</p>
    </>
  )
}
