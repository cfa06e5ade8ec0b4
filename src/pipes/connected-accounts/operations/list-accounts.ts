import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listAccounts } from '../list-accounts.ts'
import { ConnectedAccount, toConnectedAccount } from '../schemas.ts'

export const listAccountsOperation = defineOperation({
  id: 'gatehouse.pipes.accounts.list',
  method: 'GET',
  path: '/data-integrations/{slug}/accounts',
  summary: 'List the connected accounts of a data integration',
  description: 'Accounts of users and of organizations, without their secrets.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ slug: Type.String() }),
  query: listQuery({
    ownership: Type.Optional(
      Type.Enum(['user', 'organization'], { description: 'Whose accounts. Default: those of users.' }),
    ),
    user_id: Type.Optional(Type.String({ description: 'Returns accounts of this user.' })),
    organization_id: Type.Optional(Type.String({ description: 'Returns accounts in this organization.' })),
  }),
  success: { status: 200, body: listOf(ConnectedAccount) },
  errors: [notFound],
  handler: async ({ params, query }, ctx) => toList(await listAccounts(ctx, params.slug, query), toConnectedAccount),
})
