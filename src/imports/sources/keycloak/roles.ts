import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../define-source.ts'
import type { MappedRow } from '../../records.ts'
import { roleRecord } from '../../role-record.ts'
import { requiredText, textOf, textsOf } from '../../values.ts'

/** Roles that Keycloak gives to everyone, and that say nothing of an application. */
export function isOfKeycloak(role: string): boolean {
  return role.startsWith('default-roles-') || role === 'offline_access' || role === 'uma_authorization'
}

/** A role of the realm. Roles that it is made of become permissions. */
export function mapRole({ value }: SourceRow): MappedRow {
  const name = requiredText(value.name, 'name')
  if (isOfKeycloak(name)) return { records: [], problems: [] }
  const composites = recordOf(value.composites)
  const ofClients = Object.entries(recordOf(composites.client)).flatMap(([client, roles]) =>
    textsOf(roles).map((role) => `${client}:${role}`),
  )
  const permissions = [...textsOf(composites.realm).filter((role) => !isOfKeycloak(role)), ...ofClients]
  return { records: [roleRecord(name, textOf(value.description), permissions)], problems: [] }
}
