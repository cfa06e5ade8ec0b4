import { Type } from 'typebox'
import { decideAll, denied } from '../decide.ts'
import { defineDecision } from '../define-decision.ts'
import { decideEvaluations } from '../evaluations.ts'
import { Decision, Decisions, EvaluationRequest, EvaluationsRequest } from '../schemas.ts'

export const evaluateOperation = defineDecision({
  id: 'gatehouse.authzen.evaluate',
  path: '/evaluation',
  summary: 'Evaluate whether a subject may act on a resource',
  description:
    'As in AuthZEN 1.0 §6. The decision is that of an access check, and for a key of a customer that of its validation. What does not exist is denied.',
  body: EvaluationRequest,
  answer: Decision,
  async decide(ctx, evaluator, body) {
    const [decision] = await decideAll(ctx, evaluator, [body])
    return decision ?? denied(400, 'Nothing was asked.')
  },
})

export const evaluateManyOperation = defineDecision({
  id: 'gatehouse.authzen.evaluate_many',
  path: '/evaluations',
  summary: 'Evaluate up to 1,000 questions in one call',
  description:
    'AuthZEN 1.0 §7. Decisions are in the order of the evaluations, from one moment. Without evaluations it is one decision.',
  body: EvaluationsRequest,
  answer: Type.Union([Decisions, Decision]),
  decide: decideEvaluations,
})
