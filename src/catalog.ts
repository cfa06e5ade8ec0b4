import * as accessTokens from './access-tokens/index.ts'
import * as environments from './environments/index.ts'
import * as events_ from './events/index.ts'
import * as messages from './messages/index.ts'
import * as organizationDomains from './organization-domains/index.ts'
import * as organizations from './organizations/index.ts'
import * as sessions from './sessions/index.ts'
import type { EventDefinition } from './platform/events/define-event.ts'
import type { Operation } from './platform/http/operation.ts'
import type { CronDefinition, Job } from './platform/jobs/define-job.ts'

/** Everything that the product consists of. Routing, OpenAPI, the coverage page and the generic tests are derived from here. */
export const operations: readonly Operation[] = [
  ...environments.operations,
  ...events_.operations,
  ...organizations.operations,
  ...organizationDomains.operations,
  ...sessions.operations,
  ...accessTokens.operations,
]

export const events: readonly EventDefinition[] = [...organizations.events, ...organizationDomains.events, ...sessions.events]

export const jobs: readonly Job[] = [...messages.jobs, ...organizationDomains.jobs]

export const crons: readonly CronDefinition[] = [...events_.crons, ...messages.crons]
