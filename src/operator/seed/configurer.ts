import type { Context } from '#platform/context.ts'

/** Applies the configuration in a file to an environment, as `gatehouse apply` does. */
export interface Configurer {
  /** @throws ConfigError for a file that is wrong in itself */
  check(file: string): Promise<void>
  /** Without an effect the second time. @throws ConfigError, and what was done before stays */
  apply(ctx: Context, file: string): Promise<readonly { name: string; outcome: 'created' | 'changed' }[]>
}
