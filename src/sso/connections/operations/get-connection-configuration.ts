import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { EnteredConnection, enteredOf } from '../entered.ts'
import { getConnection } from '../read.ts'

export const getConnectionConfigurationOperation = defineOperation({
  id: 'gatehouse.connections.configuration.get',
  method: 'GET',
  path: '/connections/{id}/configuration',
  summary: 'Get what was entered for a connection',
  description: 'In the form of an update, without secrets: to compare it with a file, or to move it.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: EnteredConnection },
  errors: [notFound],
  async handler({ params }, ctx) {
    const { row } = await getConnection(ctx, params.id)
    return enteredOf(ctx, row)
  },
})
