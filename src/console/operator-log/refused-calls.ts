import type { Context } from '#platform/context.ts'
import type { Operation } from '#platform/http/operation.ts'
import { entryActor, keepEntry } from './entry.ts'

const hourMs = 3_600_000
/** Of an operator in an hour and process. Scripts that try everything leave no more. */
const mostOfOperator = 30
const mostOperators = 1_000

/** The operations that were refused to an operator in an hour, by the operator and the environment. */
const noted = new Map<string, { hour: number; operations: Set<string> }>()

/** Records that an operator called what their role does not permit: each operation once an hour. */
export async function keepRefusedCall(ctx: Context, { id }: Pick<Operation, 'id'>): Promise<void> {
  const actor = entryActor(ctx)
  if (actor === undefined || !isNews(`${actor.id} ${ctx.environmentId}`, id, ctx.now())) return
  const { request } = ctx
  await ctx.transaction(async (tx) =>
    keepEntry(tx, {
      action: id,
      occurredAt: tx.now().toISOString(),
      actor,
      targets: [{ type: 'environment', id: ctx.environmentId }],
      location: request?.ip ?? '',
      ...(request?.userAgent === undefined ? {} : { userAgent: request.userAgent }),
      ...(request === undefined ? {} : { requestId: request.id }),
      outcome: 'refused',
      changes: {},
    }),
  )
}

function isNews(operator: string, operation: string, now: Date): boolean {
  const hour = Math.floor(now.getTime() / hourMs)
  const known = noted.get(operator)
  const of = known?.hour === hour ? known : { hour, operations: new Set<string>() }
  if (of.operations.has(operation) || of.operations.size >= mostOfOperator) return false
  of.operations.add(operation)
  noted.delete(operator)
  noted.set(operator, of)
  const [oldest] = noted.keys()
  if (noted.size > mostOperators && oldest !== undefined) noted.delete(oldest)
  return true
}
