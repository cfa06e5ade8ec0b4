import { listOf, listQuery } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { SetupLink, setupLinkFilter } from '../schemas.ts'
import { listSetupLinks, toSetupLink } from '../setup-links.ts'

export const listSetupLinksOperation = defineOperation({
  id: 'gatehouse.setup_links.list',
  method: 'GET',
  path: '/portal/setup_links',
  summary: 'List setup links',
  surface: 'api',
  access: 'api_key',
  query: listQuery(setupLinkFilter),
  success: { status: 200, body: listOf(SetupLink) },
  async handler({ query }, ctx) {
    const { rows, before, after } = await listSetupLinks(ctx, query)
    const data = await Promise.all(rows.map((row) => toSetupLink(ctx, row)))
    return { object: 'list' as const, data, list_metadata: { before, after } }
  },
})
