import { fileURLToPath } from 'node:url'
import type { SizeName } from './sizes.ts'

/** What was measured in a grown database. */
export interface Results {
  size: SizeName
  operations: readonly OperationResult[]
  bytes: readonly RowBytes[]
  /** Rows took other bytes in the build that this was measured with. */
  hasEarlierBytes?: true
}

export interface OperationResult {
  operation: string
  /** So many different ones were asked: filters, orders, cursors. */
  questions: number
  /** Milliseconds, of all answers. */
  p50: number
  p95: number
  /** Of the question that read the most for what it returned: pages of 8 kB, and rows. */
  pages: number
  rows: number
  /** The parameters of that question. */
  worst: string
}

export interface RowBytes {
  table: string
  rows: number
  /** On disk, of a row with its share of all indexes. */
  bytes: number
}

/** What a common call takes in a database and in one ten times as large: medians, and the median of the ratios of rounds. */
export interface GrowthResult {
  call: string
  smallMs: number
  largeMs: number
  ratio: number
  /** Pages of 8 kB that the reads of one call look at, the median of several. */
  smallPages: number
  largePages: number
  /** Rows that these reads return. */
  smallRows?: number
  largeRows?: number
}

export interface Growth {
  small: SizeName
  large: SizeName
  calls: readonly GrowthResult[]
}

/** What long work takes, and what waits for it meanwhile. */
export interface Drills {
  size: SizeName
  erasure: {
    events: number
    seconds: number
    /** So many sign-in codes were asked for meanwhile; how long until the mail server had them. */
    codes: number
    codeMsMedian: number
    codeMsMost: number
  }
}

/** A clean-up of the rows of a table, with the pauses between its batches. */
export interface Cleaned {
  table: string
  deleted: number
  seconds: number
}

/** Whether the pages that were read follow from the rows that were returned, and not from the size of a table. */
export const isBounded = ({ pages, rows }: Pick<OperationResult, 'pages' | 'rows'>): boolean => pages <= 400 + 20 * rows

/** Where the results of a size are kept, or those of the comparison of two, of the drills or of the clean-ups. */
export const resultsPath = (name: SizeName | 'growth' | 'drills' | 'clean-ups'): string =>
  fileURLToPath(new URL(`../../docs/performance/${name}.json`, import.meta.url))
