import { type Static, Type } from 'typebox'
import { notSecret } from '#platform/marks.ts'

const properties = Type.Optional(
  Type.Record(Type.String(), Type.Unknown(), {
    description: 'Accepted as the standard asks. They never permit anything.',
  }),
)

export const Subject = Type.Object(
  { type: Type.String(), id: Type.String(), properties },
  { description: '`user`, `organization_membership` or `api_key`, by its id.' },
)
export type Subject = Static<typeof Subject>

export const Action = Type.Object({ name: Type.String(), properties }, { description: 'The slug of a permission.' })

const resourceProperties = Type.Optional(
  Type.Record(Type.String(), Type.Unknown(), {
    description:
      '`organization_id` says in which organization the resource is. Needed where several have one of this type with the same external id.',
  }),
)

export const Resource = Type.Object(
  { type: Type.String(), id: Type.String(), properties: resourceProperties },
  { description: 'The slug of a resource type, and the external id of a resource or its id in Gatehouse.' },
)
export type Resource = Static<typeof Resource>

const context = Type.Optional(
  Type.Record(Type.String(), Type.Unknown(), {
    description: 'Accepted as the standard asks. It never permits anything.',
  }),
)

/** AuthZEN 1.0 §6.1. */
export const EvaluationRequest = Type.Object({ subject: Subject, action: Action, resource: Resource, context })
export type EvaluationRequest = Static<typeof EvaluationRequest>

/** §7.1.2: what of a batch is answered. */
export const semantics = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const
export type Semantic = (typeof semantics)[number]

/** §7.1. Members of the request are defaults for each evaluation. */
export const EvaluationsRequest = Type.Object({
  subject: Type.Optional(Subject),
  action: Type.Optional(Action),
  resource: Type.Optional(Resource),
  context,
  evaluations: Type.Optional(
    Type.Array(Type.Record(Type.String(), Type.Unknown()), {
      maxItems: 1_000,
      description:
        'Each with its own subject, action or resource; a member that it lacks is that of the request. Without any, the request is one evaluation.',
    }),
  ),
  options: Type.Optional(
    Type.Object(
      {
        evaluations_semantic: Type.Optional(
          Type.Enum([...semantics], {
            description: 'Whether the response ends with the first denial or the first permission.',
          }),
        ),
      },
      { description: 'How the evaluations are answered.' },
    ),
  ),
})
export type EvaluationsRequest = Static<typeof EvaluationsRequest>

/** §6.2. */
export const Decision = Type.Object({
  decision: Type.Boolean({ description: 'Whether the subject may.' }),
  context: Type.Optional(
    Type.Object({
      error: Type.Object(
        { status: Type.Integer(), message: Type.String() },
        { description: 'Why nothing could be permitted.' },
      ),
    }),
  ),
})
export type Decision = Static<typeof Decision>

export const Decisions = Type.Object({
  evaluations: Type.Array(Decision, { description: 'The decisions, in the order of the evaluations.' }),
})

/** §8.1. */
export const Page = Type.Object({
  token: Type.Optional(
    Type.String({ ...notSecret, description: 'The `next_token` of a response to the same search.' }),
  ),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, description: 'How many results at most. Default and maximum: 100.' }),
  ),
})
export type Page = Static<typeof Page>
export const page = Type.Optional(Page)

export const AnsweredPage = Type.Object({
  next_token: Type.String({
    ...notSecret,
    description: 'Send it as `page.token` for more; empty at the end. A page may have fewer results than asked for.',
  }),
  count: Type.Integer({ description: 'How many results this response has.' }),
})

/** The entity that a search looks for: its id is ignored (§8.3 to §8.5). */
export const Searched = Type.Object({ type: Type.String() })
export { context as searchContext }
