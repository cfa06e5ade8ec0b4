import type { Static, TSchema } from 'typebox'
import type { Context } from '#platform/context.ts'
import { type ErrorFactory, notFound } from '#platform/http/errors.ts'
import { defineOperation, type Operation, type OperationDefinition } from '#platform/http/operation.ts'
import { insufficientScope, invalidStreamRequest, refuseShape } from './errors.ts'
import { type Receiver, receiverOf, type SignalScope } from './receiver-of.ts'

interface SignalOperation<P extends TSchema, Q extends TSchema, B extends TSchema, S extends TSchema>
  extends Pick<
    OperationDefinition<'signal_receiver', P, Q, B, S>,
    | 'id'
    | 'method'
    | 'path'
    | 'summary'
    | 'description'
    | 'params'
    | 'query'
    | 'body'
    | 'idempotency'
    | 'success'
    | 'commits'
    | 'lockRow'
    | 'unversioned'
    | 'changes'
  > {
  /** What a machine's token must have. */
  scope: SignalScope
  errors?: readonly ErrorFactory<never[]>[]
  run(
    ctx: Context,
    receiver: Receiver,
    input: { params: Static<P>; query: Static<Q>; body: Static<B> },
  ): Promise<Static<S>>
}

/** Declares an operation of the SSF 1.0 API: a management key or a machine calls it, and what it cannot read is a 400. */
export function defineSignalOperation<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  S extends TSchema = TSchema,
>({ scope, errors = [], run, ...shared }: SignalOperation<P, Q, B, S>): Operation {
  return defineOperation<'signal_receiver', P, Q, B, S>({
    ...shared,
    surface: 'api',
    access: 'signal_receiver',
    ...(shared.body === undefined ? {} : { refuseBody: refuseShape }),
    errors: [insufficientScope, invalidStreamRequest, notFound, ...errors],
    handler: async (input, ctx) => run(ctx, await receiverOf(ctx, scope), input),
  })
}
