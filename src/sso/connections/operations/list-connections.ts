import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { filterableTypes } from '../connection-types.ts'
import { listConnections } from '../read.ts'
import { Connection, connectionStates, toConnection } from '../schemas.ts'

export const listConnectionsOperation = defineOperation({
  id: 'ConnectionsController_list',
  method: 'GET',
  path: '/connections',
  summary: 'List connections',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    connection_type: Type.Optional(Type.Enum(filterableTypes)),
    domain: Type.Optional(Type.String()),
    organization_id: Type.Optional(Type.String()),
    search: Type.Optional(Type.String({ description: 'Returns objects whose name contains this text.' })),
    state: Type.Optional(Type.Enum([...connectionStates])),
  }),
  success: { status: 200, body: listOf(Connection) },
  async handler({ query }, ctx) {
    return toList(await listConnections(ctx, query), ({ domains, ...row }) => toConnection({ row, domains }))
  },
})
