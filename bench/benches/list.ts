import { organizationId } from '../kit/world.ts'
import { defineBench, randomBetween } from './bench.ts'
import { inline, seedId, text } from './expressions.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'
import { type OrganizationRow, selectFirstPage, selectPageAfter, toOrganization } from './organization-rows.ts'

const path = '/organizations?limit=10'
const pageSize = 10

export const list = defineBench({
  name: 'list',
  summary: 'GET 10 of all organizations: one first page in four, the others from any depth.',
  bar: 0.5,
  slope: true,
  cases: [
    {
      label: 'GET',
      connect({ organizations }) {
        const deepest = Math.min(pageSize + 2, organizations)
        let turn = 0
        return {
          next() {
            const isFirst = turn++ % 4 === 0
            const after = organizationId(randomBetween(deepest, organizations))
            return { method: 'GET', path: `${path}${isFirst ? '' : `&after=${after}`}&order=desc` }
          },
        }
      },
      pgbench(world) {
        const environment = text(world.environmentId)
        return `\\set n random(${pageSize + 2}, ${world.organizations})
${keyLookupScript(world)}
${inline(selectPageAfter(environment, seedId('org', ':n'), pageSize + 1))}`
      },
    },
  ],
  limit: {
    matches: ({ method, url }) => method === 'GET' && url.startsWith(path),
    async serve(request, system) {
      const { environment_id } = await lookUpKey(system, bearerKey(request))
      const after = /&after=(\w+)/.exec(request.url)?.[1]
      const rows = await system.database.many<OrganizationRow>(
        after === undefined
          ? selectFirstPage(environment_id, pageSize + 1)
          : selectPageAfter(environment_id, after, pageSize + 1),
      )
      const page = rows.slice(0, pageSize)
      const list_metadata = {
        before: after === undefined ? null : (page[0]?.id ?? null),
        after: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
      }
      const data = page.map(toOrganization)
      return { status: 200, body: { object: 'list', data, list_metadata } }
    },
  },
})
