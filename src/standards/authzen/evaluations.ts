import type { Context } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { recordOf } from '#platform/records.ts'
import { decideAll, denied } from './decide.ts'
import { invalidDecisionRequest } from './errors.ts'
import type { Evaluator } from './evaluator.ts'
import { subjectOf } from './named.ts'
import type { Decision, EvaluationRequest, EvaluationsRequest, Semantic } from './schemas.ts'

type Asked = Pick<EvaluationRequest, 'subject' | 'action' | 'resource'>

/**
 * AuthZEN 1.0 §7: many questions in one request. A member that an evaluation lacks is that of the request, as a whole. An evaluation that
 * lacks a member even so is denied alone.
 *
 * @returns one decision where there are no evaluations.
 * @throws invalidDecisionRequest, forbidden for such a single question.
 */
export async function decideEvaluations(
  ctx: Context,
  evaluator: Evaluator,
  request: EvaluationsRequest,
): Promise<Decision | { evaluations: Decision[] }> {
  const { evaluations = [], options } = request
  if (evaluations.length === 0) {
    const asked = complete(request)
    if (asked === undefined) throw invalidDecisionRequest(incomplete)
    const [decision = denied(400, incomplete)] = await decideAll(ctx, evaluator, [asked])
    return decision
  }
  const { subject, action, resource } = request
  const questions = evaluations.map((each) => readQuestion({ subject, action, resource, ...each }, evaluator))
  const decided = await decideAll(ctx, evaluator, questions.filter(isAsked))
  let next = 0
  const all = questions.map((each) => (isAsked(each) ? (decided[next++] ?? denied(400, incomplete)) : each))
  return { evaluations: untilDecided(all, options?.evaluations_semantic) }
}

const incomplete =
  'A member is missing or of the wrong type. Send `subject` with type and id, `action` with name, and `resource` with type and id.'

/** The question, or why it is denied. */
function readQuestion(members: Record<string, unknown>, evaluator: Evaluator): Asked | Decision {
  const asked = complete(members)
  if (asked === undefined) return denied(400, incomplete)
  try {
    subjectOf(asked.subject, evaluator)
    return asked
  } catch (error) {
    if (error instanceof DomainError) return denied(error.definition.status, error.message)
    throw error
  }
}

function isAsked(question: Asked | Decision): question is Asked {
  return 'subject' in question
}

function complete(members: Record<string, unknown>): Asked | undefined {
  const subject = recordOf(members.subject)
  const action = recordOf(members.action)
  const resource = recordOf(members.resource)
  const [subjectType, subjectId, name, type, id] = [subject.type, subject.id, action.name, resource.type, resource.id]
  if (
    typeof subjectType !== 'string' ||
    typeof subjectId !== 'string' ||
    typeof name !== 'string' ||
    typeof type !== 'string' ||
    typeof id !== 'string'
  )
    return undefined
  return {
    subject: { type: subjectType, id: subjectId },
    action: { name },
    resource: { type, id, properties: recordOf(resource.properties) },
  }
}

/** The array ends with the decision that decides. */
function untilDecided(decisions: Decision[], semantic: Semantic = 'execute_all'): Decision[] {
  if (semantic === 'execute_all') return decisions
  const deciding = decisions.findIndex(({ decision }) => decision === (semantic === 'permit_on_first_permit'))
  return deciding === -1 ? decisions : decisions.slice(0, deciding + 1)
}
