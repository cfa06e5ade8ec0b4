import type { Cause } from './cause.ts'

/** How far it came, and why it failed there. */
export function CauseWords({ cause }: { cause: Cause }) {
  return (
    <>
      {cause.stage !== undefined && <p className="gp-strong">{cause.stage}</p>}
      <p lang={cause.lang}>{cause.text}</p>
    </>
  )
}
