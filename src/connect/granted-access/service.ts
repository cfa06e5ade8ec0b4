import type { Context } from '#platform/context.ts'
import { listAgentsOfUser, revokeAgentOfUser } from '../agent-registrations/index.ts'
import { listApplicationsOfUser, revokeAuthorization } from '../grants/index.ts'

/** An application or agent that may act for a user, or knows who they are. */
export interface GrantedAccess {
  kind: 'application' | 'agent'
  id: string
  /** Of an agent, that of the issuer that vouches for it. */
  name: string | undefined
  /** Where the user allowed it. Empty for an application that was allowed outside of organizations. */
  organizationIds: readonly string[]
  scopes: readonly string[]
  /** When the user allowed it first, ISO 8601. */
  since: string
}

/**
 * What a user allowed, newest first: at most a hundred agents, and the applications of the newest hundred consents. An
 * application stands there once, with all that it was allowed in any organization.
 */
export async function listAccess(ctx: Context, userId: string): Promise<GrantedAccess[]> {
  const [consents, agents] = await Promise.all([
    listApplicationsOfUser(ctx, userId, { limit: 100, order: 'desc' }),
    listAgentsOfUser(ctx, userId),
  ])
  const applicationIds = new Set(consents.rows.map(({ application_id }) => application_id))
  return [
    ...[...applicationIds].flatMap(
      (id) => applicationOf(consents.rows.filter(({ application_id }) => application_id === id)) ?? [],
    ),
    ...agents.map(({ id, organization_id, issuerName, scopes, since }) => ({
      kind: 'agent' as const,
      id,
      name: issuerName,
      organizationIds: [organization_id],
      scopes,
      since,
    })),
  ].sort((one, other) => other.since.localeCompare(one.since))
}

type Consent = Awaited<ReturnType<typeof listApplicationsOfUser>>['rows'][number]

function applicationOf(rows: readonly Consent[]): GrantedAccess | undefined {
  const oldest = rows.at(-1)
  return (
    oldest && {
      kind: 'application',
      id: oldest.application_id,
      name: oldest.application.name,
      organizationIds: [...new Set(rows.flatMap(({ organization_id }) => organization_id ?? []))],
      scopes: [...new Set(rows.flatMap(({ scopes }) => scopes))],
      since: oldest.created_at,
    }
  )
}

/**
 * Ends what a user allowed an application, in every organization, or an agent. All that was issued by it ends at once.
 *
 * @param id of the application or of the agent's registration. @throws notFound when it has no access of this user
 */
export function endAccess(ctx: Context, userId: string, id: string): Promise<void> {
  return id.startsWith('agent_reg_') ? revokeAgentOfUser(ctx, userId, id) : revokeAuthorization(ctx, userId, id)
}
