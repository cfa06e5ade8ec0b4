import type { Static, TSchema } from 'typebox'
import type { Context } from '#platform/context.ts'
import type { ErrorFactory } from '#platform/http/errors.ts'
import { defineOperation, type Operation } from '#platform/http/operation.ts'
import { answerTo } from './answer.ts'
import { invalidDecisionRequest, refuseShape } from './errors.ts'
import { type Evaluator, evaluatorOf } from './evaluator.ts'

interface DecisionOperation<B extends TSchema, S extends TSchema> {
  /** Behind `/access/v1`. */
  path: string
  id: string
  summary: string
  description: string
  body: B
  answer: S
  errors?: readonly ErrorFactory<never[]>[]
  decide(ctx: Context, evaluator: Evaluator, body: Static<B>): Promise<Static<S>>
}

/** Declares an operation of the Authorization API 1.0: a POST that reads, whose faults are 400s (AuthZEN 1.0 §10.1). */
export function defineDecision<B extends TSchema, S extends TSchema>({
  path,
  answer,
  errors = [],
  decide,
  ...shared
}: DecisionOperation<B, S>): Operation {
  return defineOperation({
    ...shared,
    method: 'POST',
    path: `/access/v1${path}`,
    surface: 'api',
    access: 'evaluator',
    idempotency: 'none',
    onlyReads: true,
    refuseBody: refuseShape,
    success: { status: 200, body: answer },
    errors: [invalidDecisionRequest, ...errors],
    async handler({ body }, ctx) {
      return answerTo(ctx, await decide(ctx, await evaluatorOf(ctx), body))
    },
  })
}
