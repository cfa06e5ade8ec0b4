import type { Context } from '#platform/context.ts'
import { type Found, kindOf, type NamedRow } from './kinds.ts'

/** What the objects with these ids are called, with one statement for each kind. */
export async function namesOf(ctx: Context, ids: readonly string[]): Promise<Omit<Found, 'parent'>[]> {
  const byKind = new Map<ReturnType<typeof kindOf>, string[]>()
  for (const id of ids) {
    const kind = kindOf(id)
    byKind.set(kind, [...(byKind.get(kind) ?? []), id])
  }
  const found = await Promise.all(
    [...byKind].map(async ([kind, ofKind]) => {
      if (kind === undefined) return []
      const rows = await ctx.db.many<NamedRow>(kind.byIds(ctx, ofKind))
      return rows.map(({ id, name }) => ({ type: kind.type, id, name }))
    }),
  )
  return found.flat()
}
