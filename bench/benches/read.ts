import { organizationId } from '../kit/world.ts'
import { defineBench, randomBetween } from './bench.ts'
import { inline, seedId, text } from './expressions.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'
import { type OrganizationRow, selectOrganization, toOrganization } from './organization-rows.ts'

const path = '/organizations/'

export const read = defineBench({
  name: 'read',
  summary: 'GET one organization, any of all, with its domain.',
  bar: 0.5,
  slope: true,
  cases: [
    {
      label: 'GET',
      connect: ({ organizations }) => ({
        next: () => ({ method: 'GET', path: path + organizationId(randomBetween(1, organizations)) }),
      }),
      pgbench(world) {
        const environment = text(world.environmentId)
        const id = seedId('org', ':n')
        return `\\set n random(1, ${world.organizations})
${keyLookupScript(world)}
${inline(selectOrganization(environment, id))}`
      },
    },
  ],
  limit: {
    matches: ({ method, url }) => method === 'GET' && url.startsWith(path),
    async serve(request, system) {
      const { environment_id } = await lookUpKey(system, bearerKey(request))
      const id = request.url.slice(path.length)
      const row = await system.database.one<OrganizationRow>(selectOrganization(environment_id, id))
      return { status: 200, body: toOrganization(row) }
    },
  },
})
