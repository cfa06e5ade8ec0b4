import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ConnectionRow, findConnection, isUsable } from '#sso/connections/index.ts'
import { isInsideOrganization } from '#sso/provider-sign-ins/index.ts'

/** A connection of an organization that signs a person in by a link, or why it does not. @throws notFound */
export async function findMagicLinkConnection(
  ctx: Context,
  id: string,
  email: string,
): Promise<{ connection: ConnectionRow } | { refused: string }> {
  const connection = await findConnection(ctx, id)
  if (connection === undefined) throw notFound('Connection', id)
  if (connection.connection_type !== 'MagicLink') return { refused: 'Its type is not MagicLink.' }
  if (!isUsable(connection)) return { refused: 'It is not active.' }
  const isInside = await isInsideOrganization(ctx, connection, email)
  return isInside ? { connection } : { refused: 'The email is in no verified domain of its organization.' }
}
