import { Type } from 'typebox'
import { defineOwnPipesOperation } from '../define-own-pipes-operation.ts'
import { readOwn } from '../inventory.ts'
import { OwnIntegration } from '../schemas.ts'

/** Services that can be connected now, and those that are connected already, so that this can be ended. */
export const listOwnPipesOperation = defineOwnPipesOperation({
  id: 'gatehouse.widgets.pipes.list_own',
  method: 'GET',
  path: '/_widgets/DataIntegrations/mine',
  summary: 'List the services of the user for a widget',
  success: { status: 200, body: Type.Object({ data: Type.Array(OwnIntegration) }) },
  async handler(_input, ctx, widget) {
    return { data: await readOwn(ctx, widget) }
  },
})
