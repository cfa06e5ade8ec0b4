import { permissionsOfKeys } from '#access/api-keys/index.ts'
import { decide, findPlaces } from '#access/authorization/index.ts'
import type { Context } from '#platform/context.ts'
import { ambiguousResource } from './errors.ts'
import type { Evaluator } from './evaluator.ts'
import { resourceOf, subjectOf } from './named.ts'
import type { Decision, EvaluationRequest } from './schemas.ts'

type Asked = Pick<EvaluationRequest, 'subject' | 'action' | 'resource'>

const no: Decision = { decision: false }

/**
 * The decisions in the order of the questions: those of a check for members, and what a validation permits for keys of customers. What
 * does not exist, or is not the caller's to ask about, is denied.
 *
 * @throws forbidden for a user who asks about someone else.
 */
export async function decideAll(ctx: Context, evaluator: Evaluator, questions: readonly Asked[]): Promise<Decision[]> {
  const named = questions.map(({ subject, action, resource }, index) => ({
    index,
    subject: subjectOf(subject, evaluator),
    permission: action.name,
    resource: resourceOf(resource, evaluator),
    resourceId: resource.id,
  }))
  const ofMembers = named.flatMap(({ subject, ...rest }) =>
    subject.is === 'member' ? [{ ...rest, subject: subject.member }] : [],
  )
  const ofKeys = named.flatMap(({ subject, ...rest }) =>
    subject.is === 'api_key' ? [{ ...rest, keyId: subject.id }] : [],
  )
  const [members, keys] = await Promise.all([decide(ctx, ofMembers), decideForKeys(ctx, ofKeys)])

  const decisions = questions.map(() => no)
  for (const [i, { index, resourceId }] of ofMembers.entries())
    decisions[index] =
      members[i] === 'ambiguous'
        ? denied(400, ambiguousResource(resourceId).message)
        : { decision: members[i] === true }
  for (const [i, { index }] of ofKeys.entries()) decisions[index] = { decision: keys[i] === true }
  return decisions
}

/** A denial that has a reason other than who may do what (AuthZEN 1.0 §7.2). */
export function denied(status: number, message: string): Decision {
  return { decision: false, context: { error: { status, message } } }
}

interface AskedOfKey {
  keyId: string
  permission: string
  resource: ReturnType<typeof resourceOf>
}

/** A key permits what it permits on everything in its organization. */
async function decideForKeys(ctx: Context, asked: readonly AskedOfKey[]): Promise<boolean[]> {
  const known = await permissionsOfKeys(ctx, [...new Set(asked.map(({ keyId }) => keyId))])
  const places = await findPlaces(
    ctx,
    asked.map(({ keyId, resource }) => ({
      resource: { ...resource, organizationId: resource.organizationId ?? known.get(keyId)?.organizationId ?? '' },
    })),
  )
  return asked.map(({ keyId, permission }, i) => {
    const place = places[i]
    const key = known.get(keyId)
    if (key === undefined || place === undefined || place === 'ambiguous') return false
    return place.organizationId === key.organizationId && key.permissions.includes(permission)
  })
}
