import { attemptOperations } from './attempts/operations.ts'
import { attributeOperations } from './attributes/operations.ts'
import { certificateOperations } from './certificates/operations.ts'
import { chooseOperations } from './choose/operations.ts'
import { guidePage } from './guide/operations.ts'
import { overviewOperations } from './overview/operations.ts'
import { providerOperations } from './provider/operations.ts'
import { roleOperations } from './roles/operations.ts'
import { testOperations } from './test/operations.ts'

export const ssoOperations = [
  ...chooseOperations,
  guidePage,
  ...providerOperations,
  ...attributeOperations,
  ...roleOperations,
  ...testOperations,
  ...overviewOperations,
  ...certificateOperations,
  ...attemptOperations,
]
