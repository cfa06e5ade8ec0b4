import { defineLimitOfTries } from '../../platform/guess-limits.ts'

const [counts, read] = ['applications that register themselves', 'metadata documents of applications not known before']
const [address, environment] = ['a network address', 'an environment']

export const registrationsOfAddress = defineLimitOfTries({
  ...{ name: 'client_registration_of_address', counts, subject: address },
  ...{ limit: 20, windowSeconds: 3_600 },
})
export const registrationsOfEnvironment = defineLimitOfTries({
  ...{ name: 'client_registration', counts, subject: environment },
  ...{ limit: 1_000, windowSeconds: 86_400 },
})
export const documentsOfAddress = defineLimitOfTries({
  ...{ name: 'client_document_of_address', counts: read, subject: address },
  ...{ limit: 20, windowSeconds: 3_600 },
})
export const documentsOfEnvironment = defineLimitOfTries({
  ...{ name: 'client_document', counts: read, subject: environment },
  ...{ limit: 1_000, windowSeconds: 86_400 },
})

/** Of an environment, authorized or not. */
export const mostApplications = 10_000
/** One that no user has authorized by then goes. */
export const unusedMs = 86_400_000
