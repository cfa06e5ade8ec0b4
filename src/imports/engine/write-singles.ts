import { createPermission, unknownPermissions } from '#access/permissions/index.ts'
import { createRole, setPermissions, typeOfRole } from '#access/roles/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { withIds } from '#platform/kept-ids.ts'
import { importConnection } from '#sso/connections/index.ts'
import { addDomain } from '#tenancy/organization-domains/index.ts'
import { createOrganization, findOrganizationId } from '#tenancy/organizations/index.ts'
import { findImported, lockImports, noteImported } from '../imported-objects/index.ts'
import { fitMetadata } from '../metadata.ts'
import type { ConnectionRecord, OrganizationRecord, Problem, RoleRecord } from '../records.ts'
import { externalIdOf } from './external-ids.ts'
import type { Item } from './items.ts'
import type { ImportOptions } from './options.ts'
import type { Outcome } from './tallies.ts'

/** What came in of a kind that is stored one by one. */
export interface BatchOfSingles {
  source: string
  options: ImportOptions
  outcome: Outcome
}

/**
 * Stores an organization, or finds the one with its external id or, if it has no id, its name. A domain that can't be added is a
 * problem of its own.
 */
export async function writeOrganization(
  ctx: Context,
  { source, options, outcome }: BatchOfSingles,
  { row, record }: Item<OrganizationRecord>,
): Promise<void> {
  const { metadata, problems } = fitMetadata(record.metadata ?? {}, options.metadataMap)
  const created = await ctx.transaction(async (tx) => {
    await lockImports(tx, source)
    const imported = await findImported(tx, source, [{ kind: 'organization', sourceId: record.id }])
    if (imported.size > 0) return 'imported'
    const known = await findKnownOrganization(tx, record)
    const id =
      known ??
      (
        await createOrganization(tx, {
          name: record.name.slice(0, 512),
          external_id: externalIdOf(record),
          metadata,
        })
      ).id
    await noteSingle(tx, source, 'organization', record.id, id)
    return known === undefined ? id : 'known'
  })
  if (created === 'imported') return outcome.tallies.add('organizations unchanged')
  if (created === 'known') return outcome.tallies.add('organizations there already')
  outcome.tallies.add('organizations created')
  for (const problem of problems) outcome.refuse(row, problem)
  for (const { domain, isVerified } of record.domains) {
    const problem = await problemOf(() =>
      addDomain(ctx, created, { domain: domain.trim().toLowerCase(), state: isVerified ? 'verified' : 'pending' }),
    )
    if (problem === undefined) outcome.tallies.add(`domains ${isVerified ? 'verified' : 'pending'}`)
    else outcome.refuse(row, { ...problem, message: `The domain ${domain} was left out: ${problem.message}` })
  }
}

/** Stores a role with the permissions that are missing. One that is there stays as it is. */
export async function writeRole(
  ctx: Context,
  { outcome }: BatchOfSingles,
  { slug, name, description, permissions }: RoleRecord,
): Promise<void> {
  const key = { organizationId: null, slug }
  const isNew = await ctx.transaction(async (tx) => {
    if ((await typeOfRole(tx, key)) !== undefined) return false
    await createRole(tx, { slug, name: name.slice(0, 48), description: description?.slice(0, 150) ?? null })
    for (const missing of await unknownPermissions(tx, permissions))
      await createPermission(tx, { slug: missing, name: missing.slice(0, 48) })
    if (permissions.length > 0) await setPermissions(tx, key, permissions)
    return true
  })
  outcome.tallies.add(isNew ? 'roles created' : 'roles there already')
}

/** @returns where the provider sends its responses from now on, if the connection is new */
export async function writeConnection(
  ctx: Context,
  { source, outcome }: BatchOfSingles,
  { row, record }: Item<ConnectionRecord>,
  organizationId: string | undefined,
): Promise<string | undefined> {
  if (organizationId === undefined) {
    const message = `The connection was left out: the organization ${record.organization} was not imported.`
    outcome.refuse(row, { code: 'unknown_organization', message })
    return undefined
  }
  const id = await ctx.transaction(async (tx) => {
    await lockImports(tx, source)
    const imported = await findImported(tx, source, [{ kind: 'connection', sourceId: record.id }])
    if (imported.size > 0) return undefined
    const { input, kept } = record
    const stored = await importConnection(
      kept === undefined ? tx : withIds(tx, { conn: [record.id] }),
      { ...input, organization_id: organizationId },
      kept?.isSwitchedOff ?? false,
      kept,
    )
    if (stored !== undefined) await noteSingle(tx, source, 'connection', record.id, stored)
    return stored
  })
  outcome.tallies.add(id === undefined ? 'connections there already' : 'connections created')
  return id
}

/** What the API says against something; `undefined` if it was done. */
export async function problemOf(work: () => Promise<unknown>): Promise<Problem | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { code: error.definition.code, message: error.message }
  }
}

async function findKnownOrganization(tx: TransactionContext, record: OrganizationRecord): Promise<string | undefined> {
  const externalId = externalIdOf(record)
  return externalId === null
    ? findOrganizationId(tx, { name: record.name })
    : findOrganizationId(tx, { external_id: externalId })
}

function noteSingle(tx: TransactionContext, source: string, kind: string, sourceId: string, objectId: string) {
  return noteImported(tx, source, [
    { kind, sourceId, objectId, digest: Buffer.alloc(0), passwordDigest: null, isBlocked: false },
  ])
}
