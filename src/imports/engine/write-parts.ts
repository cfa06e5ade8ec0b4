import { createHash } from 'node:crypto'
import { type ImportedMembership, importMemberships } from '#access/organization-memberships/index.ts'
import { defaultRole, requireRoles } from '#access/roles/index.ts'
import { linkIdentities } from '#people/identities/index.ts'
import { type ImportedApp, importApps, readTotpSecret } from '#people/mfa/index.ts'
import { importPasswords } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { type ImportedKey, type ImportedObject, importedKey, noteImported } from '../imported-objects/index.ts'
import type { FactorRecord, IdentityRecord, MembershipRecord, PasswordRecord, Problem } from '../records.ts'
import type { PreparedPassword } from './prepare-user.ts'
import type { Row } from './rows.ts'
import type { Outcome } from './tallies.ts'
import type { ResolvedUser } from './write-users.ts'

/** A record with the row that it is of. */
export interface Item<Record> {
  row: Row
  record: Record
}

/** What the parts of users in a batch are stored with. */
export interface BatchOfParts {
  source: string
  outcome: Outcome
  users: ReadonlyMap<string, ResolvedUser>
  /** Our ids by those of the source. */
  organizations: ReadonlyMap<string, string>
  /** What was imported before. */
  imported: ReadonlyMap<string, ImportedObject>
}

/** The names of parts, under which they are noted: one that was removed here since does not come again. */
export const partKeys = {
  identity: ({ provider, subject }: IdentityRecord): ImportedKey => ({
    kind: 'identity',
    sourceId: `${provider}:${subject}`,
  }),
  factor: ({ user, secret }: FactorRecord): ImportedKey => ({
    kind: 'factor',
    sourceId: `${user}:${createHash('sha256').update(secret).digest('base64url')}`,
  }),
  membership: ({ user, organization }: MembershipRecord): ImportedKey => ({
    kind: 'membership',
    sourceId: JSON.stringify([user, organization]),
  }),
}

/** Passwords that come in a file of their own, for users who have none. */
export async function writePasswords(
  tx: TransactionContext,
  batch: BatchOfParts,
  items: readonly (Item<PasswordRecord> & { password: PreparedPassword })[],
): Promise<void> {
  const { outcome, source } = batch
  const given = []
  for (const { row, record, password } of items) {
    for (const problem of password.problems) outcome.refuse(row, problem)
    const user = userOf(batch, row, record.user)
    if (user === undefined || password.hash === null) {
      if (password.isWeak) outcome.tallies.add('weak passwords reset')
      continue
    }
    if (user.passwordHash === password.hash || user.isBlocked) continue
    const isOurs =
      user.passwordHash === null || user.imported.passwordDigest?.equals(tx.system.stableHash(user.passwordHash))
    if (isOurs === true) given.push({ user, record, password, passwordHash: password.hash })
  }
  const stored = await importPasswords(
    tx,
    given.map(({ user, passwordHash }) => ({ id: user.id, passwordHash, replaces: user.passwordHash })),
  )
  const kept = given.filter(({ user }) => stored.has(user.id))
  for (const { password } of kept) {
    outcome.tallies.add(`passwords ${password.scheme}`)
    if (password.isWeak) outcome.tallies.add('weak passwords kept')
  }
  await noteImported(
    tx,
    source,
    kept.map(({ user, record, passwordHash }) => ({
      kind: 'user',
      sourceId: record.user,
      ...user.imported,
      passwordDigest: tx.system.stableHash(passwordHash),
    })),
  )
}

export async function writeIdentities(
  tx: TransactionContext,
  batch: BatchOfParts,
  items: readonly Item<IdentityRecord>[],
): Promise<void> {
  const found = newParts(batch, items, ({ record }) => partKeys.identity(record)).filter(({ user }) => !user.isBlocked)
  const linked = await linkIdentities(
    tx,
    found.map(({ user, record }) => ({ user_id: user.id, provider: record.provider, idp_id: record.subject })),
  )
  for (const { row, record } of found)
    if (linked.has(`${record.provider}:${record.subject}`)) batch.outcome.tallies.add(`identities ${record.provider}`)
    else
      batch.outcome.refuse(row, {
        code: 'identity_taken',
        message: `The account at ${record.provider} is linked already, to this user or another one.`,
      })
  await noteParts(tx, batch, found)
}

export async function writeFactors(
  tx: TransactionContext,
  batch: BatchOfParts,
  items: readonly Item<FactorRecord>[],
): Promise<void> {
  const found = newParts(batch, items, ({ record }) => partKeys.factor(record)).filter(({ user }) => !user.isBlocked)
  const apps: ImportedApp[] = []
  const kept = found.filter(({ row, record, user }) => {
    const secret = readTotpSecret(record.secret)
    if (secret !== undefined) return apps.push({ user_id: user.id, email: user.email, secret }) > 0
    const message = 'The authenticator app was left out: its secret is not Base32 of 10 to 64 bytes.'
    batch.outcome.refuse(row, { code: 'invalid_totp_secret', message })
    return false
  })
  batch.outcome.tallies.add('authenticator apps', await importApps(tx, apps))
  await noteParts(tx, batch, kept)
}

export async function writeMemberships(
  tx: TransactionContext,
  batch: BatchOfParts,
  items: readonly Item<MembershipRecord>[],
): Promise<void> {
  const { outcome } = batch
  const rolesOf = createRoleReader(tx)
  const wanted: (ImportedMembership & { part: Part<MembershipRecord> })[] = []
  for (const part of newParts(batch, items, ({ record }) => partKeys.membership(record))) {
    const { row, record, user } = part
    const organizationId = batch.organizations.get(record.organization)
    if (organizationId === undefined) {
      const message = `The membership was left out: the organization ${record.organization} was not imported.`
      outcome.refuse(row, { code: 'unknown_organization', message })
      continue
    }
    const roles = await rolesOf(organizationId, record.roles)
    if ('code' in roles) outcome.refuse(row, roles)
    else
      wanted.push({
        part,
        user_id: user.id,
        organization_id: organizationId,
        status: record.isActive && !user.isBlocked ? 'active' : 'inactive',
        roles: roles.slugs,
      })
  }
  const created = await importMemberships(tx, wanted)
  for (const { status, user_id, organization_id } of wanted)
    outcome.tallies.add(
      created.has(`${user_id}@${organization_id}`) ? `memberships ${status}` : 'memberships there already',
    )
  await noteParts(
    tx,
    batch,
    wanted.map(({ part }) => part),
  )
}

/** A part with its user, and the name under which it is noted. */
interface Part<Record> extends Item<Record> {
  user: ResolvedUser
  key: ImportedKey
}

/** Those whose user came in and that were not imported before. */
function newParts<Record extends { user: string }>(
  batch: BatchOfParts,
  items: readonly Item<Record>[],
  keyOf: (item: Item<Record>) => ImportedKey,
): Part<Record>[] {
  const seen = new Set<string>()
  return items.flatMap((item) => {
    const key = keyOf(item)
    const name = importedKey(key)
    if (batch.imported.has(name) || seen.has(name)) return []
    const user = userOf(batch, item.row, item.record.user)
    if (user === undefined) return []
    seen.add(name)
    return [{ ...item, user, key }]
  })
}

function userOf({ users, outcome }: BatchOfParts, row: Row, user: string): ResolvedUser | undefined {
  const found = users.get(user)
  if (found === undefined && !outcome.refused.has(row))
    outcome.refuse(row, { code: 'unknown_user', message: `The user ${user} was not imported, or was deleted since.` })
  return found
}

async function noteParts(
  tx: TransactionContext,
  { source }: BatchOfParts,
  parts: readonly { key: ImportedKey; user: ResolvedUser }[],
): Promise<void> {
  const digest = Buffer.alloc(0)
  await noteImported(
    tx,
    source,
    parts.map(({ key, user }) => ({ ...key, objectId: user.id, digest, passwordDigest: null, isBlocked: false })),
  )
}

/** Reads each set of roles once a batch, and keeps it from being deleted meanwhile. */
function createRoleReader(tx: TransactionContext) {
  const read = new Map<string, Promise<{ slugs: string[] } | Problem>>()
  return (organizationId: string, slugs: readonly string[]) => {
    const key = JSON.stringify([organizationId, slugs])
    const found = read.get(key) ?? readRoles(tx, organizationId, slugs)
    read.set(key, found)
    return found
  }
}

async function readRoles(
  tx: TransactionContext,
  organizationId: string,
  slugs: readonly string[],
): Promise<{ slugs: string[] } | Problem> {
  if (slugs.length === 0) return { slugs: [await defaultRole(tx, organizationId)] }
  try {
    return { slugs: await requireRoles(tx, slugs, organizationId) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { code: error.definition.code, message: `The membership was left out: ${error.message}` }
  }
}
