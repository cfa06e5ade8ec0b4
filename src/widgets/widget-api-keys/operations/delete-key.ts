import { Type } from 'typebox'
import { deleteApiKey } from '#access/api-keys/index.ts'
import type { OrganizationWidget } from '../../widget-tokens/index.ts'
import { type KeyHolder, organizationKeys, ownKeys } from '../key-holders.ts'

const deleteKey = <W extends OrganizationWidget>({ define, name, whose, path, require }: KeyHolder<W>) =>
  define({
    id: `gatehouse.widgets.${name}.delete`,
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: `Delete an API key ${whose} for a widget`,
    params: Type.Object({ id: Type.String() }),
    success: { status: 200, body: Type.Object({ success: Type.Literal(true) }) },
    async handler({ params }, ctx, widget) {
      const { id } = await require(ctx, widget, params.id)
      await deleteApiKey(ctx, id)
      return { success: true as const }
    },
  })

/** A key of another holder is not found, also where the caller may see it elsewhere. */
export const deleteKeyOperations = [deleteKey(organizationKeys), deleteKey(ownKeys)]
