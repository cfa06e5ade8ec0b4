import { createHash } from 'node:crypto'
import { followMembership, type ImportedMembership, importMemberships } from '#access/organization-memberships/index.ts'
import { defaultRole, requireRoles } from '#access/roles/index.ts'
import { linkIdentities } from '#people/identities/index.ts'
import { type ImportedApp, importApps, readTotpSecret } from '#people/mfa/index.ts'
import { importPasswords } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { type ImportedKey, type ImportedObject, importedKey, noteImported } from '../imported-objects/index.ts'
import type { FactorRecord, IdentityRecord, MembershipRecord, PasswordRecord, Problem } from '../records.ts'
import type { Item } from './items.ts'
import type { PreparedPassword } from './prepare-user.ts'
import type { Row } from './rows.ts'
import type { Outcome } from './tallies.ts'
import type { ResolvedUser } from './write-users.ts'

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

/** The digest of parts that later runs leave as they are. */
const noDigest = Buffer.alloc(0)

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
  membership: ({ id, user, organization }: MembershipRecord): ImportedKey => ({
    kind: 'membership',
    sourceId: id ?? JSON.stringify([user, organization]),
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
  const digestOf = (record: MembershipRecord) =>
    record.id === undefined ? noDigest : tx.system.stableHash(`imported row:${JSON.stringify(record)}`)
  const wanted: (ImportedMembership & { part: Part<MembershipRecord> })[] = []
  const changed: { id: string; status: MembershipRecord['status']; roles: string[]; part: Part<MembershipRecord> }[] =
    []
  const keyOf = ({ record }: Item<MembershipRecord>) => partKeys.membership(record)
  const parts = partsOf(batch, items, keyOf)
  // All at once: each organization has its own, and a batch can have hundreds of organizations.
  await Promise.all(
    parts.flatMap(({ record, before }) => {
      const organizationId = batch.organizations.get(record.organization)
      if (organizationId === undefined || before?.digest.equals(digestOf(record)) === true) return []
      return [rolesOf(organizationId, record.roles)]
    }),
  )
  for (const part of parts) {
    const { row, record, user } = part
    if (part.before?.digest.equals(digestOf(record)) === true) {
      if (record.id !== undefined) outcome.tallies.add('memberships unchanged')
      continue
    }
    const organizationId = batch.organizations.get(record.organization)
    if (organizationId === undefined) {
      const message = `The membership was left out: the organization ${record.organization} was not imported.`
      outcome.refuse(row, { code: 'unknown_organization', message })
      continue
    }
    const roles = await rolesOf(organizationId, record.roles)
    const status = user.isBlocked ? 'inactive' : record.status
    if ('code' in roles) outcome.refuse(row, roles)
    else if (part.before === undefined)
      wanted.push({
        part,
        ...defined({ id: record.id }),
        user_id: user.id,
        organization_id: organizationId,
        status,
        roles: roles.slugs,
        created_at: record.createdAt ?? null,
      })
    else changed.push({ id: part.before.objectId, status, roles: roles.slugs, part })
  }
  const created = await importMemberships(tx, wanted)
  for (const { status, user_id, organization_id } of wanted)
    outcome.tallies.add(
      created.has(`${user_id}@${organization_id}`) ? `memberships ${status}` : 'memberships there already',
    )
  for (const { id, status, roles } of changed) {
    await followMembership(tx, id, { status, roles })
    outcome.tallies.add('memberships updated')
  }
  await noteParts(
    tx,
    batch,
    [...wanted, ...changed].map(({ part }) => part),
    ({ record, user }) => ({ objectId: record.id ?? user.id, digest: digestOf(record) }),
  )
}

/** A part with its user, and the name under which it is noted. */
interface Part<Record> extends Item<Record> {
  user: ResolvedUser
  key: ImportedKey
  /** What was noted of it by an earlier run. */
  before: ImportedObject | undefined
}

/** The parts that were not imported before. */
function newParts<Record extends { user: string }>(
  batch: BatchOfParts,
  items: readonly Item<Record>[],
  keyOf: (item: Item<Record>) => ImportedKey,
): Part<Record>[] {
  return partsOf(
    batch,
    items.filter((item) => !batch.imported.has(importedKey(keyOf(item)))),
    keyOf,
  )
}

/** The parts whose user came in, each once. */
function partsOf<Record extends { user: string }>(
  batch: BatchOfParts,
  items: readonly Item<Record>[],
  keyOf: (item: Item<Record>) => ImportedKey,
): Part<Record>[] {
  const seen = new Set<string>()
  return items.flatMap((item) => {
    const key = keyOf(item)
    const name = importedKey(key)
    if (seen.has(name)) return []
    const user = userOf(batch, item.row, item.record.user)
    if (user === undefined) return []
    seen.add(name)
    return [{ ...item, user, key, before: batch.imported.get(name) }]
  })
}

function userOf({ users, outcome }: BatchOfParts, row: Row, user: string): ResolvedUser | undefined {
  const found = users.get(user)
  if (found === undefined && !outcome.refused.has(row))
    outcome.refuse(row, { code: 'unknown_user', message: `The user ${user} was not imported, or was deleted since.` })
  return found
}

async function noteParts<Record>(
  tx: TransactionContext,
  { source }: BatchOfParts,
  parts: readonly Part<Record>[],
  noteOf: (part: Part<Record>) => Pick<ImportedObject, 'objectId' | 'digest'> = ({ user }) => ({
    objectId: user.id,
    digest: noDigest,
  }),
): Promise<void> {
  await noteImported(
    tx,
    source,
    parts.map((part) => ({ ...part.key, ...noteOf(part), passwordDigest: null, isBlocked: false })),
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
