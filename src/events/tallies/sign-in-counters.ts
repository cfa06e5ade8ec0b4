import type { TransactionContext } from '#platform/context.ts'
import { defineCounter } from '#platform/gauges/define-figure.ts'

export const signIns = defineCounter({
  name: 'gatehouse_sign_ins_total',
  help: 'Proofs of identity that succeeded, by method. Of a sign-in with a second factor, both count.',
  labels: ['method'],
  advice:
    'Few where many are usual: users cannot sign in. See `gatehouse_sign_in_failures_total` and the errors of requests.',
})

export const signInFailures = defineCounter({
  name: 'gatehouse_sign_in_failures_total',
  help: 'Proofs of identity that failed, by method and cause, which is a code of ours.',
  labels: ['method', 'cause'],
  advice:
    'Many wrong passwords: someone tries them, see the console under Radar. Many of `sso`: a provider changed something, see the sign-ins of that connection.',
})

/** Counts a proof once its event is stored. @param cause the code of its failure */
export function countProof({ db, system }: TransactionContext, method: string, cause?: string): void {
  db.afterCommit(() => {
    if (cause === undefined) system.counters.add(signIns, { method })
    else system.counters.add(signInFailures, { method, cause })
  })
}
