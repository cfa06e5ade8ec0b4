import { defineSlice } from '#platform/slices/slice.ts'
import { errorTexts } from '../kit/index.ts'
import { auditLogOperations } from './pages/audit-log/operations.ts'
import { directoryOperations } from './pages/directory/operations.ts'
import { domainOperations } from './pages/domains/operations.ts'
import { texts } from './pages/ended/texts/index.ts'
import { entryOperations } from './pages/entry/operations.ts'
import { homeOperations } from './pages/home/operations.ts'
import { logStreamOperations } from './pages/log-streams/operations.ts'
import { ownKeyOperations } from './pages/own-key/operations.ts'
import { ssoOperations } from './pages/sso/operations.ts'

export const portalPages = defineSlice({
  operations: [
    ...entryOperations,
    ...homeOperations,
    ...domainOperations,
    ...ssoOperations,
    ...directoryOperations,
    ...auditLogOperations,
    ...logStreamOperations,
    ...ownKeyOperations,
  ],
  fills: [errorTexts.fill(texts)],
})
