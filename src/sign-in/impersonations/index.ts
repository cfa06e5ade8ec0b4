import { createImpersonationOperation } from './operations/create-impersonation.ts'

export const operations = [createImpersonationOperation]
