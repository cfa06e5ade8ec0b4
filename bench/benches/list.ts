import { sql } from '../../src/platform/db/sql.ts'
import { organizationId } from '../kit/world.ts'
import { defineBench, randomBetween } from './bench.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'
import {
  type DomainRow,
  type OrganizationRow,
  selectDomains,
  selectDomainsScript,
  selectOrganizationScript,
  toOrganization,
} from './organization-rows.ts'

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
        const environment = `environment_id = '${world.environmentId}'`
        const id = (number: string) => `'${organizationId(0).slice(0, -16)}' || lpad((${number})::text, 16, '0')`
        const ten = `array[${Array.from({ length: pageSize }, (_, i) => id(`:n - ${i + 1}`)).join(', ')}]`
        return `\\set n random(${pageSize + 2}, ${world.organizations})
${keyLookupScript(world)}
${selectOrganizationScript(`${environment} and id < ${id(':n')} order by id desc limit ${pageSize + 1}`)}
${selectDomainsScript(`${environment} and organization_id = any(${ten})`)}`
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
          ? sql`
            select id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at
            from organizations where (environment_id = ${environment_id}) order by id desc limit ${pageSize + 1}`
          : sql`
            select id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at
            from organizations where (environment_id = ${environment_id}) and (id < ${after}) order by id desc limit ${pageSize + 1}`,
      )
      const page = rows.slice(0, pageSize)
      const domains = await system.database.many<DomainRow>(
        selectDomains(
          environment_id,
          page.map((row) => row.id),
        ),
      )
      return {
        status: 200,
        body: {
          object: 'list',
          data: page.map((row) =>
            toOrganization(
              row,
              domains.filter((domain) => domain.organization_id === row.id),
            ),
          ),
          list_metadata: {
            before: after === undefined ? null : (page[0]?.id ?? null),
            after: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
          },
        },
      }
    },
  },
})
