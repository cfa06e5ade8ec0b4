import { defineSlice } from '#platform/slices/slice.ts'
import { directoryAttributeOperations } from './attributes/operations.ts'
import { chooseDirectoryOperations } from './choose/operations.ts'
import { directoryGuidePage } from './guide/operations.ts'
import { refusedRequestsPage } from './log/operations.ts'
import { directoryOverviewOperations } from './overview/operations.ts'
import { directoryPeopleOperations } from './people/operations.ts'
import { directoryRoleOperations } from './roles/operations.ts'
import { directorySourceOperations } from './source/operations.ts'
import { directorySyncOperations } from './sync/operations.ts'
import { directoryTokenOperations } from './token/operations.ts'

/** The set-up of a directory, and its settings, people and log afterwards. */
export const portalDirectory = defineSlice({
  operations: [
    ...chooseDirectoryOperations,
    ...directoryTokenOperations,
    directoryGuidePage,
    ...directorySourceOperations,
    ...directorySyncOperations,
    ...directoryOverviewOperations,
    ...directoryAttributeOperations,
    ...directoryRoleOperations,
    ...directoryPeopleOperations,
    refusedRequestsPage,
  ],
})
