import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ConfiguredConnection, toConfiguredConnection } from '../configured-connection.ts'
import { AttributeMap } from '../input-schemas.ts'
import { getConnection } from '../read.ts'
import { withSettings } from '../settle.ts'

export const getConnectionSettingsOperation = defineOperation({
  id: 'gatehouse.connections.settings.get',
  method: 'GET',
  path: '/connections/{id}/settings',
  summary: 'Get the settings of a connection',
  description: 'What an update of the connection answers, and its attribute map.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from connections where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  success: { status: 200, body: Type.Object({ ...ConfiguredConnection.properties, attribute_map: AttributeMap }) },
  errors: [notFound],
  async handler({ params }, ctx) {
    const { row } = await getConnection(ctx, params.id)
    const { attribute_map } = row
    return { ...toConfiguredConnection(ctx, await withSettings(ctx, row)), attribute_map }
  },
})
