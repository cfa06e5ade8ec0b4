import type { Context } from '#platform/context.ts'
import { type ConfiguredProvider, findEnabledProvider } from '#sign-in/social-providers/index.ts'
import {
  type ConnectionRow,
  familyOf,
  findConnection,
  isUsable,
  listConnectionsOfDomain,
  listUsableConnections,
} from '#sso/connections/index.ts'
import { findOrganizationOfDomain } from '#tenancy/organization-domains/index.ts'
import { findOrganizationId } from '#tenancy/organizations/index.ts'

/** What an application names a connection by. Exactly one of them. */
export interface Selectors {
  connection?: string
  organization?: string
  provider?: string
  domain?: string
  /** Chooses among several connections of an organization. */
  login_hint?: string
  domain_hint?: string
}

/** An error of the redirect, in the official codes. */
export interface Unselected {
  error: string
  description: string
}

export type Selected = { connection: ConnectionRow } | { social: ConfiguredProvider } | Unselected

/** The connection that an application asks for, or the social provider. */
export async function selectConnection(ctx: Context, selectors: Selectors): Promise<Selected> {
  const { connection, organization, provider, domain } = selectors
  const given = [connection, organization, provider, domain].filter((each) => each !== undefined)
  if (given.length === 0) {
    return refusal('invalid_connection_selector', 'Send one of connection, organization, provider or domain.')
  }
  if (given.length > 1) {
    return refusal('ambiguous_connection_selector', 'Send only one of connection, organization, provider or domain.')
  }
  if (connection !== undefined) return ofId(ctx, connection)
  if (organization !== undefined) return ofOrganization(ctx, organization, selectors)
  if (domain !== undefined) return ofDomain(ctx, domain)
  return ofProvider(ctx, provider)
}

/** A social provider, by the environment's own client there. */
async function ofProvider(ctx: Context, name = ''): Promise<Selected> {
  const social = await findEnabledProvider(ctx, name)
  return social === undefined ? refusal('connection_invalid', `${name} is not set up in this environment.`) : { social }
}

async function ofId(ctx: Context, id: string): Promise<Selected> {
  const found = await findConnection(ctx, id)
  if (found === undefined) return refusal('connection_invalid', 'There is no such connection.')
  return usable(found)
}

async function ofOrganization(ctx: Context, id: string, { login_hint, domain_hint }: Selectors): Promise<Selected> {
  if ((await findOrganizationId(ctx, { id })) === undefined) {
    return refusal('organization_invalid', 'There is no such organization.')
  }
  const all = await listUsableConnections(ctx, id)
  const [first] = all
  if (first === undefined) return refusal('organization_invalid', 'No connection associated with organization.')
  const hint = domain_hint ?? login_hint?.split('@').at(-1)
  const hinted = all.length === 1 || hint === undefined ? [] : await listConnectionsOfDomain(ctx, hint)
  return usable(all.find((each) => hinted.some(({ id }) => id === each.id)) ?? first)
}

/**
 * The connection that names the domain itself; otherwise the connection of the organization that verified the domain.
 */
async function ofDomain(ctx: Context, domain: string): Promise<Selected> {
  const [first, ...others] = (await listConnectionsOfDomain(ctx, domain)).filter(isUsable)
  if (first === undefined) return ofOrganizationOfDomain(ctx, domain)
  if (others.length > 0) {
    return refusal('ambiguous_connection_selector', 'Several connections have this domain. Name the connection.')
  }
  return usable(first)
}

async function ofOrganizationOfDomain(ctx: Context, domain: string): Promise<Selected> {
  const organization = await findOrganizationOfDomain(ctx, domain)
  const [first] = organization === undefined ? [] : await listUsableConnections(ctx, organization)
  return first === undefined ? refusal('connection_domain_invalid', 'No connection has this domain.') : usable(first)
}

function usable(connection: ConnectionRow): Selected {
  if (!isUsable(connection)) return refusal('connection_unlinked', 'The connection is not active.')
  if (familyOf(connection.connection_type) === 'other') {
    return refusal('connection_strategy_invalid', 'No one signs in through a connection of this type.')
  }
  return { connection }
}

function refusal(error: string, description: string): Unselected {
  return { error, description }
}
