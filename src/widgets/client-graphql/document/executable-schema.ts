import type { GraphQLObjectType } from 'graphql'
import type { Context } from '#platform/context.ts'
import { checkArguments } from '../check-arguments.ts'
import type { RootField } from '../define-field.ts'
import { documentTooSlow } from '../errors.ts'
import { rootFields } from '../fields/all.ts'
import { schema } from '../schema/schema.ts'

/** What the fields of one document share. */
export interface Run {
  readonly ctx: Context
  /**
   * Runs fields one after another, so that a document holds one connection to the database at a time.
   *
   * @throws documentTooSlow for those that are still waiting when the time is up
   */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

/** Beyond it no further field begins. One alone has the time that its statements have. */
const mostMs = 15_000

export function startRun(ctx: Context): Run {
  const end = performance.now() + mostMs
  let last: Promise<unknown> = Promise.resolve()
  return {
    ctx,
    inTurn(work) {
      const mine = last.then(() => {
        if (performance.now() > end) throw documentTooSlow()
        return work()
      })
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

/** The schema with what answers its root fields. Everything below them is a plain value. */
export const executableSchema = attach(rootFields)

function attach(fields: readonly RootField[]): typeof schema {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()]
  const missing = [query, mutation]
    .flatMap((type) => Object.keys(type?.getFields() ?? {}))
    .filter((name) => !fields.some((field) => field.name === name))
  if (missing.length > 0) throw new Error(`No one answers ${missing.join(', ')}.`)
  for (const field of fields) resolve(field.type === 'Query' ? query : mutation, field)
  return schema
}

function resolve(type: GraphQLObjectType | null | undefined, { name, resolve: answer }: RootField): void {
  const field = type?.getFields()[name]
  if (field === undefined) throw new Error(`The schema has no field ${name}.`)
  field.resolve = (_source, args: object, { ctx, inTurn }: Run) =>
    inTurn(() => {
      checkArguments(args)
      return answer(args, ctx)
    })
}
