import { type Resource, textOrNull } from '../resource.ts'

/**
 * The columns of a directory group that follow from a SCIM group. The id is that of a new group; it stays when the
 * group is renamed.
 */
export function groupFields(group: Resource): { idpId: string; name: string } {
  const name = textOrNull(group.displayName) ?? ''
  return { idpId: textOrNull(group.externalId) ?? name, name }
}
