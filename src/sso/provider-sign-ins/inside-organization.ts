import { noSettings, type StoredSettings, storedSettings } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { isOwnDomain } from '#tenancy/organization-domains/index.ts'
import { admitsOutsiders } from '#tenancy/organizations/index.ts'
import type { AnyConnection } from '../connections/index.ts'
import { ssoSettings } from './settings.ts'

export interface Admission {
  settings: ReturnType<typeof ssoSettings.of>
  /**
   * Whether a provider of an organization speaks for an email: it is in a verified domain of the organization, or the operator
   * lets others in. A connection of the environment belongs to none.
   */
  isInside: boolean
}

/** What an environment says of a sign-in, and whether the connection may sign a person in with this email. @throws notFound */
export async function readAdmission(
  ctx: Context,
  { organization_id: organizationId }: Pick<AnyConnection, 'organization_id'>,
  email: string,
): Promise<Admission> {
  const organization = organizationId ?? ''
  const row = await ctx.db.one<{ settings: StoredSettings | null; admits_all: boolean | null; is_own: boolean }>(sql`
    select ${storedSettings(ctx)} as settings, ${admitsOutsiders(ctx, organization)} as admits_all,
      ${isOwnDomain(ctx, organization, email)} as is_own`)
  const settings = ssoSettings.of(row.settings ?? noSettings)
  if (organizationId === null || settings.sso_outside_domains) return { settings, isInside: true }
  if (row.admits_all === null) throw notFound('Organization', organizationId)
  return { settings, isInside: row.admits_all || row.is_own }
}

export async function isInsideOrganization(
  ctx: Context,
  connection: Pick<AnyConnection, 'organization_id'>,
  email: string,
): Promise<boolean> {
  return (await readAdmission(ctx, connection, email)).isInside
}
