import type { TransactionContext } from '#platform/context.ts'
import { DomainError, type Fault } from '#platform/http/errors.ts'
import { nameOf } from '#platform/yaml/faults.ts'
import type { Outcome } from './report.ts'
import { type Path, SeedRefusal } from './seed-error.ts'

/** A seed file on its way into an environment. */
export interface Seeding {
  /** Everything that the file makes commits with it, or nothing does. */
  readonly tx: TransactionContext
  /** What entries of one section may name of another. */
  readonly listed: {
    readonly emails: readonly string[]
    readonly organizations: readonly { id?: string; name: string }[]
    /** Whether the file has a section of permissions. Without one, naming a permission declares it. */
    readonly permissions: boolean
  }
  /** Records the result of an entry, for the report at the start. */
  done(kind: string, name: string, outcome: Outcome): void
  /** Hashes of the passwords in the file, by the canonical address of their user. */
  readonly passwordHashes: ReadonlyMap<string, string>
}

/**
 * Processes each entry of a list in order.
 *
 * @throws SeedRefusal instead of a slice's error, with the position of the entry or its member.
 */
export async function forEach<T>(
  path: Path,
  entries: readonly T[] | undefined,
  work: (entry: T, path: Path) => Promise<void>,
): Promise<void> {
  for (const [i, entry] of (entries ?? []).entries()) await at([...path, i], (place) => work(entry, place))
}

/** Processes a single value. @throws SeedRefusal instead of a slice's error, with the position of the value. */
export async function at(path: Path, work: (path: Path) => Promise<void>): Promise<void> {
  try {
    await work(path)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const [fault] = (error.details.errors ?? []) as Partial<Fault>[]
    throw new SeedRefusal(
      fault?.field === undefined ? path : [...path, fault.field],
      `\`${nameOf(path)}\` is refused: ${error.message}`,
    )
  }
}

/** The same transaction, except that the next id of a kind is the given one. */
export function withId(tx: TransactionContext, prefix: string, id: string | undefined): TransactionContext {
  if (id === undefined) return tx
  const given: TransactionContext = {
    ...tx,
    newId: (asked) => (asked === prefix ? id : tx.newId(asked)),
    transaction: (work) => work(given),
  }
  return given
}
