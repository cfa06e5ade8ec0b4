import { Type } from 'typebox'
import { defineOwnPipesOperation } from '../define-own-pipes-operation.ts'
import { readShared } from '../inventory.ts'
import { SharedConnection } from '../schemas.ts'

/** Accounts of the organization that its members use, without anything that opens them. */
export const listSharedPipesOperation = defineOwnPipesOperation({
  id: 'gatehouse.widgets.pipes.list_shared',
  method: 'GET',
  path: '/_widgets/DataIntegrations/shared-connections',
  summary: 'List the services that the organization shares',
  success: { status: 200, body: Type.Object({ data: Type.Array(SharedConnection) }) },
  async handler(_input, ctx, widget) {
    return { data: await readShared(ctx, widget) }
  },
})
