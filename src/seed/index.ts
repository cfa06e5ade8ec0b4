import type { Config } from '../platform/config/config.ts'
import type { Context } from '../platform/context.ts'

/** Fills an environment as at the first start. */
export async function seedEnvironment(_ctx: Context, _config: Config): Promise<void> {}
