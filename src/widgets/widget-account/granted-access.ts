import { type Static, Type } from 'typebox'
import { listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { type GrantedAccess as Granted, listAccess } from '#connect/granted-access/index.ts'
import type { Context } from '#platform/context.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

export const GrantedAccess = Type.Object({
  id: Type.String({ description: 'The id of the application, or of the agent’s registration.' }),
  type: Type.Enum(['application', 'agent']),
  name: Nullable(Type.String({ description: 'Of an agent, that of the issuer that vouches for it.' })),
  organizations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  scopes: Type.Array(Type.String()),
  createdAt: Timestamp,
})

/** What the user allowed, with the organizations that they are still a member of. */
export async function describeAccess(ctx: Context, userId: string): Promise<Static<typeof GrantedAccess>[]> {
  const [access, memberships] = await Promise.all([listAccess(ctx, userId), listActiveMembershipsOfUser(ctx, userId)])
  const organizations = memberships.map(({ organization_id: id, organization_name: name }) => ({ id, name }))
  return access.map((granted) => toGrantedAccess(granted, organizations))
}

function toGrantedAccess(
  { kind, id, name, organizationIds, scopes, since }: Granted,
  organizations: readonly { id: string; name: string }[],
): Static<typeof GrantedAccess> {
  return {
    id,
    type: kind,
    name: name ?? null,
    organizations: organizations.filter((each) => organizationIds.includes(each.id)),
    scopes: [...scopes],
    createdAt: since,
  }
}
