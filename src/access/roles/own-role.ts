import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { readOnly } from '../resource-types/index.ts'
import {
  organizationRoleCreated,
  organizationRoleDeleted,
  organizationRoleUpdated,
  roleCreated,
  roleDeleted,
  roleUpdated,
} from './events.ts'
import type { RoleKey } from './read-roles.ts'
import {
  type RoleWithPermissions,
  roleWithPermissions,
  toAnnouncedOrganizationRole,
  toAnnouncedRole,
} from './schemas.ts'
import { appliesIn } from './select-roles.ts'

/**
 * Reads and locks a role that is about to change. It can still be assigned, unless it is read for deletion.
 *
 * @throws notFound for the organization or the role
 * @throws readOnly for a role of the environment that is named as one of an organization.
 */
export async function lockOwnRole(
  tx: TransactionContext,
  { organizationId, slug }: RoleKey,
  purpose: 'change' | 'delete' = 'change',
): Promise<RoleWithPermissions> {
  const isIt = sql`${appliesIn(tx, organizationId)} and r.slug = ${slug}`
  // Locks first: the second statement begins once the first has its lock, and sees what was committed while that waited, including
  // permissions.
  const [locked, role] = await Promise.all([
    tx.db.maybe<{ organization_id: string | null }>(sql`
      select r.organization_id from roles r where ${isIt}
      ${purpose === 'delete' ? sql`for update` : sql`for no key update`}`),
    tx.db.maybe<RoleWithPermissions>(sql`select ${roleWithPermissions} from roles r where ${isIt}`),
  ])
  if (organizationId !== null && locked?.organization_id !== organizationId) {
    await requireOrganization(tx, organizationId)
    if (locked !== undefined) throw readOnly(`"${slug}" is a role of the environment. Change it there.`)
  }
  if (locked === undefined || role === undefined) throw notFound('Role', slug)
  return role
}

export function readRole(tx: TransactionContext, id: string): Promise<RoleWithPermissions> {
  return tx.db.one<RoleWithPermissions>(
    sql`select ${roleWithPermissions} from roles r where r.environment_id = ${tx.environmentId} and r.id = ${id}`,
  )
}

/** Records the event of a role's kind. */
export function announce(
  tx: TransactionContext,
  what: 'created' | 'updated' | 'deleted',
  role: RoleWithPermissions,
  previousAttributes?: Record<string, unknown>,
): void {
  if (role.organization_id === null) {
    const event = { created: roleCreated, updated: roleUpdated, deleted: roleDeleted }[what]
    recordEvent(tx, event, toAnnouncedRole(role), previousAttributes)
  } else {
    const events = {
      created: organizationRoleCreated,
      updated: organizationRoleUpdated,
      deleted: organizationRoleDeleted,
    }
    recordEvent(tx, events[what], toAnnouncedOrganizationRole(role), previousAttributes)
  }
}
