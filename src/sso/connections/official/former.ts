import type { Context } from '#platform/context.ts'
import { familyOf } from '../connection-types.ts'
import { readOidc } from '../oidc/oidc-settings.ts'
import { getConnection } from '../read.ts'
import type { FormerConnection } from './read-body.ts'

/** What a change is held against before its transaction. @throws notFound */
export async function findFormer(ctx: Context, id: string): Promise<FormerConnection> {
  const { connection_type } = (await getConnection(ctx, id)).row
  if (familyOf(connection_type) !== 'oidc') return { connection_type, authentication: null, hasSecret: false }
  const { client_authentication, sealed_client_secret } = await readOidc(ctx, id)
  return { connection_type, authentication: client_authentication, hasSecret: sealed_client_secret !== null }
}
