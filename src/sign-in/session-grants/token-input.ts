import { flagsOfSession } from '#access/feature-flags/index.ts'
import {
  findPermittedMembership,
  onlyOrganizationOf,
  type PermittedMembership,
} from '#access/organization-memberships/index.ts'
import { placeOfSession } from '#people/sessions/index.ts'
import type { UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { currentKey, type SigningKey, type TokenOrganization } from '../access-tokens/index.ts'
import { findTemplate, type JwtTemplateRow, templateClaims } from '../jwt-templates/index.ts'

/** What the database has for the access token of a session, read for every token, in one batch with other statements. */
export interface TokenInput {
  /** None in no organization, and in one that the user is not an active member of. */
  membership: PermittedMembership | undefined
  featureFlags: readonly string[]
  template: JwtTemplateRow | undefined
  signingKey: SigningKey
}

/** The input of the tokens of a user in an organization. */
export function readTokenInput(ctx: Context, userId: string, organizationId: string | null): Promise<TokenInput> {
  return read(ctx, sql`${userId}`, sql`${organizationId}`)
}

/** The input of the tokens of a session of which only the id is known. */
export function readTokenInputOfSession(ctx: Context, sessionId: string): Promise<TokenInput> {
  const { userId, organizationId } = placeOfSession(ctx, sessionId)
  return read(ctx, userId, organizationId)
}

/** The input of a sign-in that is not settled yet: for the organization that it most likely leads into. */
export interface LikelyTokenInput extends TokenInput {
  /** Whether it is that of a session in this organization. */
  isFor(organizationId: string | null): boolean
}

export async function readLikelyTokenInput(
  ctx: Context,
  userId: string,
  requested: string | null,
): Promise<LikelyTokenInput> {
  const input = await read(
    ctx,
    sql`${userId}`,
    requested === null ? onlyOrganizationOf(ctx, userId) : sql`${requested}`,
  )
  const { membership } = input
  return {
    ...input,
    isFor: (organizationId) =>
      membership === undefined
        ? organizationId === null && requested === null
        : organizationId === membership.organization_id,
  }
}

async function read(ctx: Context, userId: Statement, organizationId: Statement): Promise<TokenInput> {
  const [membership, featureFlags, template, signingKey] = await Promise.all([
    findPermittedMembership(ctx, userId, organizationId),
    flagsOfSession(ctx, userId, organizationId),
    findTemplate(ctx),
    currentKey(ctx),
  ])
  return { membership, featureFlags, template, signingKey }
}

/** The claims that follow from it. @throws tokenTooBig, templateFailed */
export async function claimsOf(ctx: Context, user: UserRow, { membership, featureFlags, template }: TokenInput) {
  const organization: TokenOrganization | undefined = membership && {
    id: membership.organization_id,
    role: membership.role_slugs[0] ?? '',
    roles: membership.role_slugs,
    permissions: membership.permissions,
  }
  return { organization, featureFlags, templateClaims: await templateClaims(ctx, template, { user, membership }) }
}
