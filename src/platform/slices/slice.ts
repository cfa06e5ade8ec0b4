import type { EventDefinition } from '../events/define-event.ts'
import type { FigureDefinition } from '../gauges/define-figure.ts'
import type { GaugeDefinition } from '../gauges/define-gauge.ts'
import type { Operation } from '../http/operation.ts'
import type { ReferenceArea } from '../http/reference-area.ts'
import type { CronDefinition, Job } from '../jobs/define-job.ts'
import type { Declarations, Table } from './declarations.ts'
import type { Filling } from './extension-point.ts'

/** A part of the product with all that it consists of. Everything central is derived from the slices of the catalog. */
export interface Slice {
  /** Where the reference shows its operations, save for those that name an area themselves. Pages and files have none. */
  readonly area?: ReferenceArea
  /** A function if they depend on what all slices declare. */
  readonly operations:
    | readonly Operation[]
    | ((declared: Omit<Declarations, 'secretNames' | 'summaries' | 'addresses'>) => readonly Operation[])
  /** In the order of the reference. */
  readonly events: readonly EventDefinition[]
  /**
   * Members of its events with text that say nothing of a person, as `event member.path`, with the reason. The others are marked
   * in their schemas.
   */
  readonly impersonalTexts: readonly [of: RegExp, reason: string][]
  readonly jobs: readonly Job[]
  readonly crons: readonly CronDefinition[]
  /** Figures for `/metrics`. */
  readonly gauges: readonly GaugeDefinition[]
  /** Figures of single processes for `/metrics`. */
  readonly figures: readonly FigureDefinition[]
  /** The tables that it owns, by name. Statements of other slices do not name them, unless a table says so. */
  readonly tables: Readonly<Record<string, Table>>
  /** What it adds to the extension points of earlier slices. */
  readonly fills: readonly Filling[]
}

/** Declares a slice, in its `slice.ts`. Its place in the order of slices is its line in `catalog.ts`. */
export function defineSlice(parts: Partial<Slice>): Slice {
  return {
    operations: [],
    events: [],
    impersonalTexts: [],
    jobs: [],
    crons: [],
    gauges: [],
    figures: [],
    tables: {},
    fills: [],
    ...parts,
  }
}
