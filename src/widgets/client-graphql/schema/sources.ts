import { auditLogsSchema } from './audit-logs.ts'
import { commonSchema } from './common.ts'
import { connectionsSchema } from './connections.ts'
import { dataProvidersSchema } from './data-providers.ts'
import { directoriesSchema } from './directories.ts'
import { emailChangesSchema } from './email-changes.ts'
import { featureFlagsSchema } from './feature-flags.ts'
import { membersSchema } from './members.ts'
import { organizationDomainsSchema } from './organization-domains.ts'
import { organizationsSchema } from './organizations.ts'
import { passkeysSchema } from './passkeys.ts'
import { passwordsSchema } from './passwords.ts'
import { profileSchema } from './profile.ts'
import { rolesSchema } from './roles.ts'
import { secondFactorsSchema } from './second-factors.ts'
import { sessionsSchema } from './sessions.ts'

/** The schema, a text for each subject. */
export const schemaSource = [
  commonSchema,
  profileSchema,
  emailChangesSchema,
  passwordsSchema,
  secondFactorsSchema,
  passkeysSchema,
  sessionsSchema,
  organizationsSchema,
  organizationDomainsSchema,
  membersSchema,
  rolesSchema,
  connectionsSchema,
  directoriesSchema,
  auditLogsSchema,
  featureFlagsSchema,
  dataProvidersSchema,
].join('\n')
