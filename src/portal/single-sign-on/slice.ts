import { defineSlice } from '#platform/slices/slice.ts'
import { attemptOperations } from './attempts/operations.ts'
import { attributeOperations } from './attributes/operations.ts'
import { chooseOperations } from './choose/operations.ts'
import { guidePage } from './guide/operations.ts'
import { overviewOperations } from './overview/operations.ts'
import { providerOperations } from './provider/operations.ts'
import { roleOperations } from './roles/operations.ts'
import { testOperations } from './test/operations.ts'

/** The set-up of a connection, and its settings, state and sign-ins afterwards. */
export const portalSingleSignOn = defineSlice({
  operations: [
    ...chooseOperations,
    guidePage,
    ...providerOperations,
    ...attributeOperations,
    ...roleOperations,
    ...testOperations,
    ...overviewOperations,
    ...attemptOperations,
  ],
})
