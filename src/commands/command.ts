import type { Clusters } from '#platform/clusters/clusters.ts'
import type { Config, Secrets } from '#platform/config/config.ts'
import type { System } from '#platform/context.ts'

/** What a command has to work with. Settings are read at the first use. @throws ConfigError if they are refused */
export interface Settings {
  readonly config: Config
  readonly secrets: Secrets
  /** Where the database is. @throws ConfigError when there is none. */
  databaseUrl(): Promise<string>
  /** The database, opened at the first call. @throws ConfigError when there is none. */
  open(): Promise<System>
  /**
   * The databases of all clusters.
   *
   * @param only the one that is opened beside `main`
   * @throws ConfigError as `open` does, and where one of them cannot be used
   */
  openClusters(only?: string): Promise<Clusters<System>>
}

export interface Command {
  /** The argument after the two words of the command: `NAME`, `[HEADS]`. */
  readonly argument?: string
  /** Lines of the help. */
  readonly about: readonly string[]
  /** Longer help, by the word behind the command: `gatehouse import auth0 --help`. Without it, `about` is all there is. */
  help?(argument: string | undefined): Promise<readonly string[]>
  /** @param print writes a line at once. @param options the words after the argument. @throws ConfigError for what the caller can mend. */
  run(
    settings: Settings,
    argument: string | undefined,
    print: (line: string) => void,
    options: readonly string[],
  ): Promise<void>
}
