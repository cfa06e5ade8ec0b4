/** A change of a few characters that some test should notice. */
export interface Mutant {
  start: number
  end: number
  /** The replacement for `start` to `end`, of the same kind: an expression for an expression. */
  replacement: string
  /** What is changed, short: `a condition is always true`. */
  kind: string
  /** A function or a loop that does nothing: `replacement` is a statement put before its first. */
  isPrelude?: boolean
  /** The expression is a statement, whose value no one reads. */
  isStatement?: boolean
}

/** A mutant of a file, as it is counted and shown. */
export interface PlacedMutant {
  id: number
  file: string
  line: number
  kind: string
  /** The text that was replaced, and that which replaced it, on one line each. */
  from: string
  to: string
}

export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
