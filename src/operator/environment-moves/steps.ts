import type { Round } from './copying.ts'

/** Where a move is, in its order. */
export type Step =
  | 'checked'
  | 'guarded'
  | 'copied'
  | 'closing'
  | 'draining'
  | 'drained'
  | 'sealed'
  | 'verified'
  | 'switching'
  | 'left'
  | 'arrived'
  | 'settled'

export interface Observer {
  /** A step is done. What it throws ends the move. */
  onStep?(step: Step): Promise<void> | void
  /** Rows were stored or removed in the target. */
  onRows?(table: string, rows: number): void
  onRound?(round: Round): void
}
