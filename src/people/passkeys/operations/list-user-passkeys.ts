import { Type } from 'typebox'
import { checkedRead } from '#platform/checked-read.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getUser } from '../../users/index.ts'
import { Passkey, toPasskey } from '../schemas.ts'
import { listPasskeys } from '../service.ts'

export const listUserPasskeysOperation = defineOperation({
  id: 'gatehouse.users.passkeys.list',
  method: 'GET',
  path: '/user_management/users/{id}/passkeys',
  summary: 'List the passkeys of a user',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Type.Object({ object: Type.Literal('list'), data: Type.Array(Passkey) }) },
  errors: [notFound],
  async handler({ params }, ctx) {
    const passkeys = await checkedRead(getUser(ctx, params.id), () => listPasskeys(ctx, params.id))
    return { object: 'list' as const, data: passkeys.map(toPasskey) }
  },
})
