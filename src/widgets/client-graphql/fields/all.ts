import type { RootField } from '../define-field.ts'
import { auditLogFields } from './audit-logs.ts'
import { connectionFields } from './connections.ts'
import { dataProviderConnectionFields } from './data-providers/connections.ts'
import { dataProviderFields } from './data-providers/settings.ts'
import { directoryFields } from './directories.ts'
import { emailChangeFields } from './email-changes.ts'
import { featureFlagFields } from './feature-flags.ts'
import { memberFields } from './members.ts'
import { organizationDomainFields } from './organization-domains.ts'
import { organizationFields } from './organizations.ts'
import { passkeyFields } from './passkeys.ts'
import { passwordFields } from './passwords.ts'
import { profileFields } from './profile.ts'
import { roleFields } from './roles.ts'
import { secondFactorFields } from './second-factors.ts'
import { sessionFields } from './sessions.ts'

/** What answers the fields of `Query` and `Mutation`. */
export const rootFields: readonly RootField[] = [
  ...profileFields,
  ...emailChangeFields,
  ...passwordFields,
  ...secondFactorFields,
  ...passkeyFields,
  ...sessionFields,
  ...organizationFields,
  ...organizationDomainFields,
  ...memberFields,
  ...roleFields,
  ...connectionFields,
  ...directoryFields,
  ...auditLogFields,
  ...featureFlagFields,
  ...dataProviderFields,
  ...dataProviderConnectionFields,
]
