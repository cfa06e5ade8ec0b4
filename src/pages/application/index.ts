/** The application that the reader of a page comes from, and where it goes on. */

export { applicationUrl, homeUrl, rootUrl } from './application-url.ts'
export { showDeadLink } from './dead-link.ts'
export { findKnownBrand, findKnownEnvironment, ownReferrer } from './known-environment.ts'
