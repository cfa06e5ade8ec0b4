import { Type } from 'typebox'
import { defineDecision } from '../define-decision.ts'
import { ambiguousResource } from '../errors.ts'
import { searchPage } from '../page-token.ts'
import { Action, AnsweredPage, page, Resource, Searched, Subject, searchContext } from '../schemas.ts'
import { searchActions } from '../search-actions.ts'
import { searchResourcesOf } from '../search-resources.ts'
import { searchSubjects } from '../search-subjects.ts'

function resultsOf<Item>(results: Item[], next_token: string) {
  return { results, page: { next_token, count: results.length } }
}

export const searchSubjectsOperation = defineDecision({
  id: 'gatehouse.authzen.search_subjects',
  path: '/search/subject',
  summary: 'Search the subjects that may act on a resource',
  description: 'AuthZEN 1.0 §8.3. Finds users and memberships: exactly those for which a decision is positive.',
  body: Type.Object({ subject: Searched, action: Action, resource: Resource, context: searchContext, page }),
  answer: Type.Object({
    results: Type.Array(Type.Object({ type: Type.String(), id: Type.String() }), {
      description: 'The subjects that were found.',
    }),
    page: AnsweredPage,
  }),
  errors: [ambiguousResource],
  async decide(ctx, evaluator, { subject: { type }, action, resource, page: asked }) {
    const page = searchPage(asked, ['subject', type, action.name, resource, evaluator], ['after'])
    const { results, next } = await searchSubjects(ctx, evaluator, { type, permission: action.name, resource, page })
    return resultsOf(results, page.tokenFor(next === undefined ? undefined : { after: next }))
  },
})

export const searchResourcesOperation = defineDecision({
  id: 'gatehouse.authzen.search_resources',
  path: '/search/resource',
  summary: 'Search the resources on which a subject may act',
  description:
    'AuthZEN 1.0 §8.4. Finds resources of one type, also those that a role above them permits. One call looks at 500 resources at most, so a page may be short, or empty, and go on.',
  body: Type.Object({
    subject: Subject,
    action: Action,
    resource: Type.Object({ type: Type.String(), properties: Resource.properties.properties }),
    context: searchContext,
    page,
  }),
  answer: Type.Object({
    results: Type.Array(
      Type.Object({
        type: Type.String(),
        id: Type.String({ description: 'The external id.' }),
        properties: Type.Object(
          {
            organization_id: Type.String(),
            authorization_resource_id: Type.String({ description: 'The id in Gatehouse.' }),
          },
          { description: 'Where the resource is.' },
        ),
      }),
      { description: 'The resources that were found.' },
    ),
    page: AnsweredPage,
  }),
  async decide(ctx, evaluator, { subject, action, resource: { type, properties }, page: asked }) {
    const search = ['resource', subject.type, subject.id, action.name, type, properties ?? null, evaluator]
    const page = searchPage(asked, search, ['organizationId', 'externalId'])
    const { found, next } = await searchResourcesOf(ctx, evaluator, {
      subject,
      permission: action.name,
      type,
      properties,
      page,
    })
    const results = found.map(({ external_id, organization_id, id }) => ({
      type,
      id: external_id,
      properties: { organization_id, authorization_resource_id: id },
    }))
    return resultsOf(results, page.tokenFor(next && { ...next }))
  },
})

export const searchActionsOperation = defineDecision({
  id: 'gatehouse.authzen.search_actions',
  path: '/search/action',
  summary: 'List what a subject may do with a resource',
  description: 'AuthZEN 1.0 §8.5. The slugs of the permissions for which a decision is positive.',
  body: Type.Object({ subject: Subject, resource: Resource, context: searchContext, page }),
  answer: Type.Object({
    results: Type.Array(Type.Object({ name: Type.String() }), { description: 'The actions that were found.' }),
    page: AnsweredPage,
  }),
  errors: [ambiguousResource],
  async decide(ctx, evaluator, { subject, resource, page: asked }) {
    const page = searchPage(asked, ['action', subject.type, subject.id, resource, evaluator], ['after'])
    const { results, next } = await searchActions(ctx, evaluator, { subject, resource, page })
    return resultsOf(results, page.tokenFor(next === undefined ? undefined : { after: next }))
  },
})
