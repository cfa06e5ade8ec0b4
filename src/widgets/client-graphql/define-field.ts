import type { Context } from '#platform/context.ts'
import { type CommittedError, DomainError } from '#platform/http/errors.ts'
import { inUnitOfWork } from '#platform/http/serve/unit-of-work.ts'
import type { Mutations, Queries } from './types.generated.ts'

/** A field of `Query` or `Mutation`. */
export interface RootField {
  type: 'Query' | 'Mutation'
  name: string
  /** @param args have the types of the schema. @throws DomainError */
  resolve(args: object, ctx: Context): Promise<unknown>
}

/** Who may ask: gives what the field is about. @throws the refusal of everyone else */
export type Admission<W, Args = unknown> = (ctx: Context, args: Args) => W | Promise<W>

export function query<Name extends keyof Queries, W>(
  name: Name,
  admit: Admission<W, Queries[Name]['args']>,
  read: (args: Queries[Name]['args'], ctx: Context, widget: W) => Promise<Queries[Name]['result']>,
): RootField {
  return field<Queries[Name]['args']>('Query', name, async (args, ctx) => read(args, ctx, await admit(ctx, args)))
}

/**
 * What becomes of an error, by its code: a member of the union that the field returns, or `undefined` where it stays an error.
 * Nothing of the change is left by then, unless the error was returned by `commitWith`.
 */
export type Refusals<Args, Result> = Readonly<
  Record<string, (error: DomainError, args: Args, ctx: Context) => Result | undefined | Promise<Result | undefined>>
>

/** A change that commits or fails alone, whatever becomes of the others in the document. */
export function mutation<Name extends keyof Mutations, W>(
  name: Name,
  admit: Admission<W, Mutations[Name]['args']>,
  change: (
    args: Mutations[Name]['args'],
    ctx: Context,
    widget: W,
  ) => Promise<Mutations[Name]['result'] | CommittedError>,
  refusals: Refusals<Mutations[Name]['args'], Mutations[Name]['result']> = {},
): RootField {
  return field<Mutations[Name]['args']>('Mutation', name, async (args, base) => {
    try {
      return await inUnitOfWork(base, async (ctx) => change(args, ctx, await admit(ctx, args)))
    } catch (error) {
      const shown =
        error instanceof DomainError ? await refusals[error.definition.code]?.(error, args, base) : undefined
      if (shown === undefined) throw error
      return shown
    }
  })
}

/** GraphQL has held the arguments against the schema, from which `Args` is generated. */
function field<Args>(
  type: RootField['type'],
  name: string,
  resolve: (args: Args, ctx: Context) => Promise<unknown>,
): RootField {
  return { type, name, resolve: (args, ctx) => resolve(args as Args, ctx) }
}
