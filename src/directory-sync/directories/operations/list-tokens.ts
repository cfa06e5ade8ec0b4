import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ListedDirectoryToken, toDirectoryToken } from '../schemas.ts'
import { listTokens } from '../tokens.ts'

export const listTokensOperation = defineOperation({
  id: 'gatehouse.directories.tokens.list',
  method: 'GET',
  path: '/directories/{id}/tokens',
  summary: 'List the tokens of a directory',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: listOf(ListedDirectoryToken) },
  errors: [notFound],
  async handler({ params }, ctx) {
    const { tokens, directory } = await listTokens(ctx, params.id)
    return toList({ rows: tokens, before: null, after: null }, (row) => ({
      ...toDirectoryToken(row, directory),
      last_used_at: row.last_used_at,
    }))
  },
})
