import type { Standing } from '../../frame/state-badge.tsx'

export type DomainState = 'pending' | 'verified' | 'failed'

export function standingOf(state: DomainState): Standing {
  return ({ pending: 'waiting', verified: 'good', failed: 'bad' } as const)[state]
}
