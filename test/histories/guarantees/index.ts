import type { Guarantee } from '../guarantee.ts'
import { agentSessions } from './agent-sessions.ts'
import { apiKeys } from './api-keys.ts'
import { auditLog } from './audit-log.ts'
import { codes } from './codes.ts'
import { directoryUsers } from './directory-users.ts'
import { eventLog } from './event-log.ts'
import { featureFlags } from './feature-flags.ts'
import { guesses } from './guesses.ts'
import { idempotencyKeys } from './idempotency-keys.ts'
import { managementKeys } from './management-keys.ts'
import { memberships } from './memberships.ts'
import { roleChecks } from './role-checks.ts'
import { sessionFamilies } from './session-families.ts'
import { vaultVersions } from './vault-versions.ts'

/** In the order of the table in docs/histories.md. */
export const guarantees: readonly Guarantee[] = [
  managementKeys,
  apiKeys,
  sessionFamilies,
  codes,
  guesses,
  memberships,
  roleChecks,
  featureFlags,
  directoryUsers,
  agentSessions,
  vaultVersions,
  idempotencyKeys,
  eventLog,
  auditLog,
]
