import { type CheckRow, selectCheck } from '#access/authorization/checks/check.ts'
import { type DecisionRow, selectDecisions } from '#access/authorization/checks/decide.ts'
import { selectVisible } from '#access/authorization/checks/list-visible-resources.ts'
import { type ResourceRow, toResource } from '#access/authorization/resource-schemas.ts'
import { pageWindow } from '#platform/http/list.ts'
import {
  assignmentOf,
  authorizationId,
  authorizationIdSql,
  editPermission,
  firstLeafOf,
  folderOf,
  type Plan,
  planOf,
  seedAuthorization,
  visibleResource,
} from './authorization-seed.ts'
import { type ApiRequest, type BenchCase, defineBench, randomBetween } from './bench.ts'
import { type EvaluationRequest, questionOf } from './evaluation.ts'
import { inline, text } from './expressions.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'

const pageSize = 100
const evaluationPath = '/access/v1/evaluation'
const membershipPath = '/authorization/organization_memberships'
const checkPath = /^\/authorization\/organization_memberships\/(\w+)\/check$/
const listPath = /^\/authorization\/organization_memberships\/(\w+)\/resources\?/

export const authorization = defineBench({
  name: 'authorization',
  summary:
    'Check a permission on a resource of the fifth level, every other time held, also in the words of AuthZEN; list 100 of 10,000 visible resources.',
  bar: 0.5,
  slope: true,
  seed: seedAuthorization,
  cases: [
    {
      label: 'check',
      connect(world) {
        const plan = planOf(world)
        let turn = 0
        return { next: () => checkRequest(plan, turn++ % 2 === 0) }
      },
      pgbench(world) {
        const plan = planOf(world)
        const statement = selectCheck(
          { environmentId: text(world.environmentId) },
          authorizationIdSql('om', ':m'),
          text(editPermission),
          { id: authorizationIdSql('authz_resource', ':r') },
          'all',
        )
        return `\\set m random(2, ${plan.memberships})
\\set r random(${firstLeafOf(plan)}, ${plan.resources})
${keyLookupScript(world)}
${inline(statement)}`
      },
    },
    {
      label: 'evaluation (AuthZEN)',
      connect(world) {
        const plan = planOf(world)
        let turn = 0
        return {
          next() {
            const { membership, resource, level } = question(plan, turn++ % 2 === 0)
            const body: EvaluationRequest = {
              subject: { type: 'organization_membership', id: membership },
              action: { name: editPermission },
              resource: { type: `level-${level}`, id: resource },
            }
            return { method: 'POST', path: evaluationPath, body: JSON.stringify(body) }
          },
        }
      },
    },
    listCase('first page', () => undefined),
    listCase('any page', (plan) => visibleResource(plan, randomBetween(pageSize + 1, plan.visible))),
  ],
  limit: {
    matches: ({ url }) => url === evaluationPath || checkPath.test(url) || listPath.test(url),
    async serve(request, system) {
      const { environment_id } = await lookUpKey(system, bearerKey(request))
      const context = { environmentId: environment_id }
      if (request.url === evaluationPath) {
        const asked = questionOf(JSON.parse(request.body) as EvaluationRequest)
        const decisions = selectDecisions(context, [asked], 'all')
        const { authorized } = await system.database.one<DecisionRow>(decisions)
        return { status: 200, body: { decision: authorized } }
      }
      const checked = checkPath.exec(request.url)
      if (checked !== null) {
        const { permission_slug, resource_id } = JSON.parse(request.body) as Record<string, string>
        const question = selectCheck(context, checked[1] ?? '', permission_slug ?? '', { id: resource_id ?? '' }, 'all')
        const { authorized } = await system.database.one<CheckRow>(question)
        return { status: 200, body: { authorized } }
      }
      const [, membership = ''] = listPath.exec(request.url) ?? []
      const query = new URLSearchParams(request.url.slice(request.url.indexOf('?')))
      const question = selectCheck(
        context,
        membership,
        query.get('permission_slug') ?? '',
        { id: query.get('parent_resource_id') ?? '' },
        'all',
      )
      const row = await system.database.one<CheckRow>(question)
      const after = query.get('after')
      const window = pageWindow(
        { limit: pageSize, order: 'desc', ...(after === null ? {} : { after }) },
        'authz_resource',
      )
      const parent = {
        authorized: row.authorized,
        organizationId: row.organization_id,
        resourceId: row.resource_id ?? '',
        permissionId: row.permission_id ?? '',
      }
      const page = window.toPage(
        await system.database.many<ResourceRow>(selectVisible(context, membership, parent, window)),
      )
      const list_metadata = { before: page.before, after: page.after }
      return { status: 200, body: { object: 'list', data: page.rows.map(toResource), list_metadata } }
    },
  },
})

/** What is held by an assignment on the resource itself, or a resource at random, on which nearly always nothing is held. */
function question(plan: Plan, isHeld: boolean): { membership: string; resource: string; level: number } {
  const even = 2 * randomBetween(1, Math.floor((plan.assignments - plan.visible) / 2))
  const { membership, resource } = assignmentOf(plan, even)
  const asked = isHeld ? resource : randomBetween(firstLeafOf(plan), plan.resources)
  return {
    membership: authorizationId('om', membership),
    resource: authorizationId('authz_resource', asked),
    level: plan.levels.filter((first) => first <= asked).length,
  }
}

function checkRequest(plan: Plan, isHeld: boolean): ApiRequest {
  const { membership, resource } = question(plan, isHeld)
  const body = { permission_slug: editPermission, resource_id: resource }
  return { method: 'POST', path: `${membershipPath}/${membership}/check`, body: JSON.stringify(body) }
}

/** Pages of what one membership sees under a folder, by assignments on each single resource. */
function listCase(label: string, chooseCursor: (plan: Plan) => number | undefined): BenchCase {
  return {
    label,
    connect(world) {
      const plan = planOf(world)
      const path = `${membershipPath}/${authorizationId('om', 1)}/resources?limit=${pageSize}&order=desc&permission_slug=${editPermission}`
      return {
        next() {
          const cursor = chooseCursor(plan)
          const after = cursor === undefined ? '' : `&after=${authorizationId('authz_resource', cursor)}`
          return {
            method: 'GET',
            path: `${path}&parent_resource_id=${authorizationId('authz_resource', folderOf(plan))}${after}`,
          }
        },
      }
    },
  }
}
