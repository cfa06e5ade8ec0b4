import type { RoleRecord } from './records.ts'
import { permissionSlug, roleSlug } from './slugs.ts'

/** A role as another system has it, by the name that people read. Its permissions are created, too. */
export function roleRecord(name: string, description: string | null, permissions: readonly string[]): RoleRecord {
  return { kind: 'role', slug: roleSlug(name), name, description, permissions: permissions.map(permissionSlug) }
}

/** A role that only its holders tell of. */
export function namedRole(slug: string, name: string): RoleRecord {
  return { kind: 'role', slug, name, description: null, permissions: [] }
}
