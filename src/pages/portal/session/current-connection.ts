import { type JoinedConnection, listConnections } from '#sso/connections/index.ts'
import type { Portal } from './portal.ts'

/** The connection that the portal is about: the oldest of the organization, as a rule its only one. */
export async function currentConnection({ ctx, organization }: Portal): Promise<JoinedConnection | undefined> {
  const { rows } = await listConnections(ctx, { organization_id: organization.id, limit: 1, order: 'asc' })
  const [found] = rows
  if (found === undefined) return undefined
  const { domains, ...row } = found
  return { row, domains }
}
