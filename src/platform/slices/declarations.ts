import type { Config } from '../config/config.ts'
import type { CredentialHashes } from '../crypto/credential-hasher.ts'
import type { EventDefinition } from '../events/define-event.ts'
import type { SecretNames } from '../secrets.ts'
import type { Fillings } from './extension-point.ts'

/** What slices declare and running code asks for, without operations and jobs, which run. */
export interface Declarations {
  readonly events: readonly EventDefinition[]
  readonly tables: ReadonlyMap<string, Table>
  readonly fillings: Fillings
  /** The lanes of jobs and crons, by their names. */
  readonly lanes: ReadonlyMap<string, string>
  /** What operations do, in words, by their ids. */
  readonly summaries: ReadonlyMap<string, string>
  /** Method and path of operations, by their ids. */
  readonly addresses: ReadonlyMap<string, string>
  /** The names of secret members in all operations and events. */
  readonly secretNames: SecretNames
}

export type Duration = `${number} ${'hour' | 'hours' | 'day' | 'days'}`

/** A number of days that the operator sets. */
export interface DurationSetting {
  /** The name of the setting. */
  readonly setting: string
  readonly days: (config: Config) => number
}

/** When a row has been over for long enough to be deleted. */
export interface Kept {
  /** The column or expression with the time from which a row is kept. An index begins with it. */
  readonly after: string
  readonly for: Duration | DurationSetting
  /** The rows that the rule is about, if not all: a condition in SQL on columns of the table. The index may have it too. */
  readonly only?: string
  /**
   * Rows that stay for the sake of others: a condition with a select of these. It is asked of the rows of a batch alone, as a planner may otherwise
   * ask it of the whole table for each batch.
   */
  readonly unless?: string
  /** Why so long, for operators. */
  readonly why?: string
}

/**
 * The context in which a column is sealed: a text with columns of the row in braces (`signing_key:{id}`), or a function of the row
 * as JSON has it. `expires`: only the caller knows the context, and the row is over within a day.
 */
export type SealedIn = string | ((row: Readonly<Record<string, unknown>>) => string)

/** For rows that no time ends: what does, in words that follow "until". */
export interface KeptUntil {
  readonly until: string
}

/** How the rows of a table move to another server with their environment (`gatehouse export --all`, `gatehouse import gatehouse`). */
export interface Moves {
  /** Columns with secrets that no key of the database seals: hashes of passwords, ciphertext under other keys. */
  readonly secret?: readonly string[]
  /** Rows with secrets come in only with them, and in a table without secret columns all rows. Columns that are never null imply it. */
  readonly needsSecrets?: true
  /** Columns with hashes under keys of the database, as the other server makes them from the opened secrets of the row; null without these. */
  readonly made?: Readonly<Record<string, MakeColumn>>
  /** Columns that only one server understands, with what they begin with on another one: an expression in SQL. */
  readonly beginsAt?: Readonly<Record<string, string>>
  /** Jobs work on its rows, so they come behind all others. */
  readonly comesLast?: true
}

/** @param secrets the opened secrets of a row, by their columns */
export type MakeColumn = (
  secrets: ReadonlyMap<string, Buffer>,
  row: Readonly<Record<string, unknown>>,
  hashes: CredentialHashes,
) => Buffer | null

export interface Table {
  /** Columns that a key of the database seals. A rotation of these keys seals them again. */
  readonly sealed?: Readonly<Record<string, SealedIn>>
  /** What has to be done about its secrets, by others, when an attacker may have read them: `gatehouse keys rotate --compromised` says so. */
  readonly renewal?: string
  /**
   * Columns with hashes of credentials that last longer than a day. A rotation of the keys of the database carries them on to the new
   * key; hashes that are over sooner stay as they are.
   */
  readonly hashed?: readonly string[]
  /** What the hourly clean-up deletes (`platform/clean-up`), or what else ends a row. Required of each table with a time in it. */
  readonly kept?: Kept | readonly Kept[] | KeptUntil
  /**
   * Its rows are codes or links that work once and end at `expires_at`. A restored database doesn't know which were used since the
   * backup, so all that are open end then. A text is a condition on those that do.
   */
  readonly singleUse?: true | string
  /**
   * The error of a call whose new row refers to one of this table that was deleted in the meantime, from its id. Required
   * for a table that others refer to.
   */
  readonly missing?: (id: string) => Error
  /**
   * How its rows move to another server with their environment, or why they stay. Without it, rows move, unless a time ends all of them or
   * they are found by hashes under keys of the database.
   */
  readonly moves?: Moves | string
  /** Columns that the statements of later slices may read. A contract: changing one is a change of those slices. */
  readonly readable?: readonly string[]
  /** Columns that say something of a person. What an erasure leaves of them is for the slice to say, in `personalData`. */
  readonly personal?: readonly string[]
  /**
   * Its other text columns, with the reason why they contain no personal data. Ids, slugs, hashes and columns with a
   * fixed list of values need none.
   */
  readonly impersonal?: Readonly<Record<string, readonly string[]>>
}
