export { failureTexts } from './failure-texts.ts'
export { applicationUrl } from './flow/application-url.ts'
export { findKnownEnvironment, ownReferrer } from './flow/known-environment.ts'
