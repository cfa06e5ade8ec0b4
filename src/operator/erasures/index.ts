import type { EndDependents } from '../../platform/dependents.ts'
import type { Operation } from '../../platform/http/operation.ts'
import { erasePerson } from './jobs.ts'
import { createEraseUserOperation } from './operations/erase-user.ts'
import { getErasureOperation } from './operations/get-erasure.ts'

/** @param dependents what ends with a user. */
export function createOperations(dependents: readonly EndDependents[]): Operation[] {
  return [createEraseUserOperation(dependents), getErasureOperation]
}
export const jobs = [erasePerson]
