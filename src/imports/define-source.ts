import type { Progress } from './engine/progress.ts'
import type { ObjectWriters } from './object-writer.ts'
import type { MappedRow } from './records.ts'

/** A value of a flag of `gatehouse import`. */
export type FlagValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

export interface Flag {
  type: 'string' | 'boolean'
  multiple?: boolean
  /** The word for its value in the help. */
  value?: string
  about: string
}

/** A file of a source: how its rows are found, and what they become. */
export interface Input {
  path: string
  /**
   * In JSON documents, the lists whose entries are rows: `users` for `{"users": […]}`, and '' for a list as the document itself.
   * NDJSON, CSV and lists are recognized by their content.
   */
  lists?: readonly string[]
  /** Whether the file is always one JSON document, even on a single line. An error file is read as well. */
  isDocument?: boolean
  /** Names of the columns of a CSV without a header line. */
  columns?: readonly string[]
  /** @throws RowRefused for a row that can't come in */
  map(row: SourceRow): MappedRow
}

/** A row as it is in the file. */
export interface SourceRow {
  /** The line in the file, or the position in its list. */
  line: number
  /** The list of {@link Input.lists} that it is in. */
  list: string
  value: Readonly<Record<string, unknown>>
}

/** Where data can be imported from. Declared once; the command, its help and the engine follow from it. */
export interface Source {
  name: string
  /** One line for the list of sources. */
  about: string
  /** The files that it takes, for the usage. */
  files: string
  /** What a person has to know who has never done it, in lines of 110 characters at most. */
  help: readonly string[]
  flags: Readonly<Record<string, Flag>>
  /**
   * The files in the order in which they are read.
   *
   * @throws ConfigError for files or flags that don't fit
   */
  inputs(
    files: readonly string[],
    flags: FlagValues,
    surroundings: Surroundings,
  ): Promise<readonly Input[]> | readonly Input[]
  /** For objects that keep their ids. */
  writers?: ObjectWriters
  /** What a person has to do who has read the report: what never comes in. */
  checklist?: readonly string[]
}

/** Where a source shows what it does before the import begins. */
export interface Surroundings {
  now: Date
  progress: Progress
  print(line: string): void
}

export function defineSource(source: Source): Source {
  return source
}

/** @returns the text of a flag. */
export function textFlag(flags: FlagValues, name: string): string | undefined {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}

/** @returns all texts of a flag that may be given several times. */
export function listFlag(flags: FlagValues, name: string): readonly string[] {
  const value = flags[name]
  return Array.isArray(value) ? value : []
}
