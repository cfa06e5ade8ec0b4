import type { Config, Secrets } from '#platform/config/config.ts'
import type { DatabaseAddress } from '#platform/db/check-connections.ts'
import type { Database } from '#platform/db/database.ts'
import type { Finding } from './finding.ts'

/** The set-up that is examined. */
export interface Setup {
  readonly config: Config
  readonly secrets: Secrets
  /** A file or folder in which backups arrive, if the operator said so. */
  readonly backups: string | undefined
  readonly now: () => Date
}

/** A set-up whose database answers. */
export interface ConnectedSetup extends Setup {
  readonly database: Database
  readonly address: DatabaseAddress
  /** Whether a server is connected to the database. Before the first start, its address need not answer. */
  readonly isServing: boolean
}

/** One subject of the examination. A check that throws is reported as a problem, and the others go on. */
export interface Check<Needs extends Setup = Setup> {
  /** The heading of its findings. */
  readonly name: string
  examine(setup: Needs): Promise<readonly Finding[]>
}
