import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { DomainError } from '#platform/http/errors.ts'
import { listServerKeys, rewrapKey } from '../vault-keys/index.ts'
import { listKeyedValues } from './keyed-values.ts'
import type { RotationKind } from './schemas.ts'

/** So many are looked at between two notes of how far it is. */
const batch = 100

interface Step {
  position: string[]
  run(): Promise<void>
}

/** What comes behind a position. */
const next: Record<RotationKind, (ctx: Context, position: readonly string[]) => Promise<Step[]>> = {
  async wrapping(ctx, [after = '']) {
    const keys = await listServerKeys(ctx, after, batch)
    return keys.map((row) => ({ position: [row.id], run: () => rewrapKey(ctx, row) }))
  },
  async keys(ctx, position) {
    const values = await listKeyedValues(ctx, position, batch)
    return values.map((value) => ({ position: value.position, run: () => value.rewrap() }))
  },
}

/**
 * Continues a rotation to its end. It can be interrupted anywhere; what was wrapped before stays wrapped. What can't be
 * unwrapped is counted and left unchanged.
 */
export async function rotate(ctx: Context, id: string): Promise<void> {
  while (await takeBatch(ctx, id)) {}
}

/** @returns whether there may be more. */
async function takeBatch(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db.maybe<{ kind: RotationKind; position: string[] }>(sql`
    select kind, position from vault_rotations
    where environment_id = ${ctx.environmentId} and id = ${id} and state = 'running'`)
  if (row === undefined) return false
  const steps = await next[row.kind](ctx, row.position)
  let failed = 0
  let error: string | null = null
  for (const step of steps) {
    try {
      await step.run()
    } catch (cause) {
      if (!(cause instanceof DomainError)) throw cause
      failed += 1
      error = cause.message
    }
  }
  const isOver = steps.length < batch
  await ctx.db.run(sql`
    update vault_rotations set done = done + ${steps.length}, failed = failed + ${failed}, error = coalesce(${error}, error),
      position = ${steps.at(-1)?.position ?? row.position}::text[], updated_at = ${ctx.now()},
      total = case when ${isOver} then done + ${steps.length} else greatest(total, done + ${steps.length}) end,
      state = case when ${isOver} then 'completed' else state end
    where environment_id = ${ctx.environmentId} and id = ${id} and position = ${row.position}::text[]`)
  return !isOver
}
