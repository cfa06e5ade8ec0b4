import { assets } from '#pages/kit/index.ts'
import type { Operation } from '#platform/http/operation.ts'
import { answerAsTestProvider } from './operations/answer-as-test-provider.tsx'
import { getStart } from './operations/get-start.ts'
import { createHomeOperation } from './operations/home.ts'
import { listMessagesOperation } from './operations/list-messages.ts'
import { showCoverage } from './operations/show-coverage.tsx'
import { showMail } from './operations/show-mail.ts'
import { showOutbox } from './operations/show-outbox.ts'
import { showRequest } from './operations/show-request.ts'
import { showRequests } from './operations/show-requests.ts'
import { showTestProvider } from './operations/show-test-provider.tsx'
import type { DevelopmentOptions } from './options.ts'

export { type RequestLog, startRequestLog } from './requests/request-log.ts'
export { signInUrl } from './sign-in-url.ts'
export { ensureTestOrganization, removeTestOrganizations } from './test-provider/test-organization.ts'

/** What a server serves in development and never in production. */
export function createDevelopmentOperations(options: DevelopmentOptions): readonly Operation[] {
  const { environment, requests } = options
  const site = assets.development
  return [
    createHomeOperation(options),
    getStart(options),
    showCoverage(site),
    listMessagesOperation,
    showOutbox(environment),
    showMail(environment),
    showTestProvider(options, site),
    answerAsTestProvider(options, site),
    ...(requests === undefined ? [] : [showRequests(requests, environment), showRequest(requests, environment)]),
  ]
}
