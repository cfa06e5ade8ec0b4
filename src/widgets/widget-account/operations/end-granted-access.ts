import { Type } from 'typebox'
import { endAccess } from '#connect/granted-access/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { Success } from '../schemas.ts'

export const endGrantedAccessOperation = defineUserOperation({
  id: 'gatehouse.widgets.granted_access.end',
  method: 'DELETE',
  path: '/_widgets/UserProfile/granted-access/{id}',
  summary: 'Revoke the access of an application or agent for a widget',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Success },
  errors: [notFound],
  async handler({ params: { id } }, ctx, { userId }) {
    await endAccess(ctx, userId, id)
    return { success: true as const }
  },
})
