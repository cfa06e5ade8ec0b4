import { type Resource, textOrNull } from '../resource.ts'

/** What a directory group has of a SCIM group. The id is that of a new group: it stays when the group is renamed. */
export function groupFields(group: Resource): { idpId: string; name: string } {
  const name = textOrNull(group.displayName) ?? ''
  return { idpId: textOrNull(group.externalId) ?? name, name }
}
