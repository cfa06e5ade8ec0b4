import { erasePerson } from './jobs.ts'
import { eraseUserOperation } from './operations/erase-user.ts'
import { getErasureOperation } from './operations/get-erasure.ts'

export const operations = [eraseUserOperation, getErasureOperation]
export const jobs = [erasePerson]
