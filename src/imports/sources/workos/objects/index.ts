import type { ObjectWriters } from '../../../object-writer.ts'
import { organizationRoleWriter, permissionWriter, roleWriter } from './access.ts'
import { apiKeyWriter } from './api-keys.ts'
import { corsOriginWriter, jwtTemplateWriter, redirectUriWriter, webhookEndpointWriter } from './application.ts'
import { assignmentWriter, groupAssignmentWriter, resourceWriter } from './authorization.ts'
import {
  directoryGroupMemberWriter,
  directoryGroupWriter,
  directoryTokenWriter,
  directoryUserWriter,
  directoryWriter,
} from './directories.ts'
import { auditSchemaWriter, flagTargetWriter, flagWriter } from './flags.ts'
import { groupMemberWriter, groupWriter } from './groups.ts'
import { invitationWriter } from './invitations.ts'
import { organizationDomainWriter, organizationWriter } from './organizations.ts'
import { vaultObjectWriter } from './vault.ts'

/** By the type that `map-object.ts` gives an object. */
export const writers: ObjectWriters = {
  permission: permissionWriter,
  role: roleWriter,
  organization: organizationWriter,
  organization_domain: organizationDomainWriter,
  organization_role: organizationRoleWriter,
  invitation: invitationWriter,
  group: groupWriter,
  group_member: groupMemberWriter,
  redirect_uri: redirectUriWriter,
  cors_origin: corsOriginWriter,
  jwt_template: jwtTemplateWriter,
  webhook_endpoint: webhookEndpointWriter,
  feature_flag: flagWriter,
  flag_target: flagTargetWriter,
  audit_log_schema: auditSchemaWriter,
  directory: directoryWriter,
  directory_user: directoryUserWriter,
  directory_group: directoryGroupWriter,
  directory_group_member: directoryGroupMemberWriter,
  directory_token: directoryTokenWriter,
  api_key: apiKeyWriter,
  resource: resourceWriter,
  role_assignment: assignmentWriter,
  group_role_assignment: groupAssignmentWriter,
  vault_object: vaultObjectWriter,
}
