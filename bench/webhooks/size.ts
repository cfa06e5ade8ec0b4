import type { Figure } from './figures.ts'
import type { Stand } from './stand.ts'

/** How much is done. */
export interface Size {
  /** Deliveries of the drains. */
  deliveries: number
  /** Changes made through the API. */
  writes: number
  /** Single events, for the latency. */
  singles: number
  /** Deliveries that drain while memory is watched. */
  backlog: number
}

export const fullSize: Size = { deliveries: 10_000, writes: 5_000, singles: 300, backlog: 100_000 }

/** Just enough to see that it works. Its figures mean nothing. */
export const smokeSize: Size = { deliveries: 20, writes: 20, singles: 5, backlog: 50 }

/** One thing that is measured. */
export type Measure = (stand: Stand, size: Size) => Promise<Figure[]>
