import type { Static, TSchema } from 'typebox'
import type { SeedFault } from '../seed-error.ts'
import type { Seeding } from '../seeding.ts'

/**
 * A section of seed files: its shape, and how its entries are applied. Existing objects stay, except for roles and
 * settings, which are updated to match the file. Entries are created by the services of their slices, so rules and
 * events are those of the API.
 */
export interface Section<S extends TSchema = TSchema> {
  /** The schema of the whole section, which may be left out. */
  readonly schema: S
  /** Faults of well-formed entries that do not depend on the environment. */
  check?(value: Static<S>, development: boolean): SeedFault[]
  /** Makes what other sections refer to: in the order of the sections. */
  create?(seeding: Seeding, value: Static<S>): Promise<void>
  /** Makes what refers to other sections, once all of them have created. */
  connect?(seeding: Seeding, value: Static<S>): Promise<void>
  /** Once all of that is committed. May run twice: a process that dies before its end seeds again at the next start. */
  afterCommit?(seeding: Seeding, value: Static<S>): Promise<void>
}

export function defineSection<S extends TSchema>(section: Section<S>): Section<S> {
  return section
}

/** A fault for each entry whose key an earlier one has. */
export function findTwins<T>(
  section: string,
  entries: readonly T[],
  member: keyof T & string,
  keyOf: (value: string) => string = (value) => value,
): SeedFault[] {
  const seen = new Set<string>()
  return entries.flatMap((entry, i) => {
    const value = entry[member]
    if (typeof value !== 'string') return []
    const key = keyOf(value)
    if (seen.has(key)) return [{ path: [section, i, member], message: `\`${member}\` is \`${value}\` a second time` }]
    seen.add(key)
    return []
  })
}
