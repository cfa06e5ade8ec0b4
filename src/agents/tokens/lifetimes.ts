import type { Context } from '#platform/context.ts'
import type { BlueprintRow } from '../blueprints/index.ts'

/** When a session that begins or is refreshed now ends: when its refresh token expires, but no later than its chain. */
export function sessionEndOf(ctx: Context, blueprint: BlueprintRow, chainBeganAt: string | Date): Date {
  const refreshEnd = ctx.now().getTime() + blueprint.refresh_token_ttl_seconds * 1_000
  return new Date(Math.min(refreshEnd, windowEndOf(blueprint, chainBeganAt)))
}

/** Whether less than a second is left, which no token could use. */
export function isOver(ctx: Context, endMs: number): boolean {
  return endMs - ctx.now().getTime() < 1_000
}

/** Until when a chain may last, or how long after a sign-in one may begin, in milliseconds. */
export function windowEndOf({ max_age_seconds }: BlueprintRow, began: string | Date): number {
  return new Date(began).getTime() + max_age_seconds * 1_000
}
