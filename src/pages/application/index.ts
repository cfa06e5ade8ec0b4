/** The application from which the user came, and the way back to it. */

export { applicationUrl, homeUrl, rootUrl } from './application-url.ts'
export { showDeadLink } from './dead-link.ts'
export { findKnownBrand, findKnownEnvironment, ownReferrer } from './known-environment.ts'
