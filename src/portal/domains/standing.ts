import type { Standing } from '../kit/index.ts'

/** As the API names them. */
export type DomainState = 'pending' | 'verified' | 'failed'

export function standingOf(state: DomainState): Standing {
  return ({ pending: 'waiting', verified: 'good', failed: 'bad' } as const)[state]
}
