import { findOpenInvitation, type InvitationRow, invitationState, listInvitations } from '#access/invitations/index.ts'
import { isSignUpOpen } from '#access/waitlists/index.ts'
import { policySettings, readSettings, type StoredSettings } from '#environment/environments/index.ts'
import { listDeliveries } from '#messaging/outbox/index.ts'
import { type IdentityRow, listIdentities } from '#people/identities/index.ts'
import { listPasskeys } from '#people/passkeys/index.ts'
import { findUserWithPassword } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { UsedTries } from '#platform/guess-limits.ts'
import {
  allowsMethod,
  type ForeseenSignIn,
  foreseeSignIn,
  readLimitsOfAddress,
  readLimitsOfUser,
} from '#sign-in/authentication/index.ts'
import { listEnabledProviders } from '#sign-in/social-providers/index.ts'
import { listUsableConnections } from '#sso/connections/index.ts'
import { findOrganizationOfDomain } from '#tenancy/organization-domains/index.ts'
import { lastTryOf } from './history.ts'
import type { Person } from './person.ts'
import type { DiagnosedMethod, DiagnoseSignIn, PastAttempt } from './schemas.ts'

/** What the checks look at, read once. */
export interface Facts {
  ctx: Context
  person: Person
  given: DiagnoseSignIn
  settings: StoredSettings
  isSignUpOpen: boolean
  invitations: InvitationRow[]
  memberships: KnownMembership[]
  ways: Way[]
  limits: UsedTries[]
  messages: Awaited<ReturnType<typeof listDeliveries>>['rows']
  /** The sign-in that no one makes. */
  supposed: Supposed
  /** What it would be asked for; undefined where there is no user who could make it. */
  foreseen: ForeseenSignIn | undefined
  attempts: PastAttempt[]
}

/** A membership of any status. */
export interface KnownMembership {
  id: string
  organization_id: string
  organization_name: string
  status: 'active' | 'inactive' | 'pending'
  directory_managed: boolean
}

/** A way to sign in: whether the environment has it, and whether the person can use it. */
export interface Way {
  method: DiagnosedMethod
  isOn: boolean
  isTheirs: boolean
}

export interface Supposed {
  method: DiagnosedMethod | undefined
  /** For accounts at providers. */
  provider: IdentityRow['provider'] | undefined
  organizationId: string | undefined
  /** With single sign-on, the organization whose connection is used. */
  ssoOrganizationId: string | undefined
  ipAddress: string | null
  userAgent: string | null
}

export async function readFacts(
  ctx: Context,
  person: Person,
  given: DiagnoseSignIn,
  attempts: PastAttempt[],
): Promise<Facts> {
  const { user, email } = person
  const [settings, memberships, invitations, limits, messages] = await Promise.all([
    readSettings(ctx),
    user === undefined ? [] : readMemberships(ctx, user.id),
    email === undefined ? [] : readInvitations(ctx, email),
    user === undefined ? (email === undefined ? [] : readLimitsOfAddress(ctx, email)) : readLimitsOfUser(ctx, user),
    email === undefined ? [] : listDeliveries(ctx, { to: email, limit: 5, order: 'desc' }).then(({ rows }) => rows),
  ])
  const ssoOrganizationId = await findSsoOrganization(ctx, person, given.organization_id, memberships)
  const { ways, identities } = await readWays(ctx, person, settings, ssoOrganizationId)
  const last = lastTryOf(attempts)
  const usable = ways.filter(({ isOn, isTheirs }) => isOn && isTheirs).map(({ method }) => method)
  const method = given.method ?? (last.method !== undefined && usable.includes(last.method) ? last.method : usable[0])
  const supposed: Supposed = {
    method,
    provider: method === 'oauth' ? (identities[0]?.provider ?? 'GoogleOAuth') : undefined,
    organizationId: given.organization_id,
    ssoOrganizationId: method === 'sso' ? ssoOrganizationId : undefined,
    ipAddress: given.ip_address ?? last.ipAddress ?? null,
    userAgent: given.user_agent ?? last.userAgent ?? null,
  }
  return {
    ctx,
    person,
    given,
    settings,
    isSignUpOpen: isSignUpOpen(settings),
    invitations,
    memberships,
    ways,
    limits,
    messages,
    supposed,
    foreseen: user === undefined ? undefined : await foresee(ctx, user.id, supposed),
    attempts,
  }
}

const names = { password: 'Password', magic_auth: 'MagicAuth', passkey: 'Passkey', sso: 'SSO' } as const

async function foresee(ctx: Context, userId: string, supposed: Supposed): Promise<ForeseenSignIn | undefined> {
  const { method, provider, organizationId, ssoOrganizationId, ipAddress, userAgent } = supposed
  if (method === undefined || (method === 'sso' && ssoOrganizationId === undefined)) return undefined
  return foreseeSignIn(ctx, {
    userId,
    method: method === 'oauth' ? (provider ?? 'GoogleOAuth') : names[method],
    organizationId: (method === 'sso' ? ssoOrganizationId : organizationId) ?? null,
    origin: { ipAddress, userAgent },
  })
}

/** The oldest hundred: as many as a sign-in looks at. */
function readMemberships(ctx: Context, userId: string): Promise<KnownMembership[]> {
  return ctx.db.many<KnownMembership>(sql`
    select m.id, m.organization_id, o.name as organization_name, m.status, m.directory_managed
    from organization_memberships m
    join organizations o on o.environment_id = m.environment_id and o.id = m.organization_id
    where m.environment_id = ${ctx.environmentId} and m.user_id = ${userId} order by m.id limit 100`)
}

async function readInvitations(ctx: Context, email: string): Promise<InvitationRow[]> {
  const [open, { rows }] = await Promise.all([
    findOpenInvitation(ctx, email),
    listInvitations(ctx, { email, limit: 10, order: 'desc' }),
  ])
  const pending = rows.filter((row) => invitationState(row, ctx.now()) === 'pending')
  return open === undefined || pending.some(({ id }) => id === open.id) ? pending : [open, ...pending]
}

/** Whose connection a person would use: that of the asked organization, of the domain, or of the first membership with one. */
async function findSsoOrganization(
  ctx: Context,
  { email }: Person,
  asked: string | undefined,
  memberships: readonly KnownMembership[],
): Promise<string | undefined> {
  const domain = email?.split('@').at(-1)
  const ofDomain = domain === undefined ? undefined : await findOrganizationOfDomain(ctx, domain)
  const candidates = [asked, ofDomain, ...memberships.map(({ organization_id }) => organization_id)]
  for (const id of new Set(candidates.slice(0, 12)))
    if (id !== undefined && (await listUsableConnections(ctx, id)).length > 0) return id
  return undefined
}

async function readWays(
  ctx: Context,
  { user, email }: Person,
  settings: StoredSettings,
  ssoOrganizationId: string | undefined,
): Promise<{ ways: Way[]; identities: IdentityRow[] }> {
  const policy = policySettings.of(settings)
  const [withPassword, passkeys, identities, providers] = await Promise.all([
    email === undefined ? undefined : findUserWithPassword(ctx, email),
    user === undefined ? [] : listPasskeys(ctx, user.id),
    user === undefined ? [] : listIdentities(ctx, user.id),
    listEnabledProviders(ctx),
  ])
  const on = new Set<string>(providers.map(({ provider }) => provider))
  const linked = identities.filter(({ provider }) => on.has(provider))
  const ways: Way[] = [
    {
      method: 'password',
      isOn: allowsMethod(policy, 'password'),
      isTheirs: withPassword !== undefined && withPassword.password_hash !== null,
    },
    { method: 'magic_auth', isOn: allowsMethod(policy, 'magic_auth'), isTheirs: email !== undefined },
    { method: 'passkey', isOn: allowsMethod(policy, 'passkey'), isTheirs: passkeys.length > 0 },
    { method: 'oauth', isOn: providers.length > 0, isTheirs: linked.length > 0 },
    { method: 'sso', isOn: ssoOrganizationId !== undefined, isTheirs: ssoOrganizationId !== undefined },
  ]
  return { ways, identities: linked.length > 0 ? linked : identities }
}
