export { failureTexts } from './failure-texts.ts'
export { applicationOf } from './flow/home.ts'
export { findKnownEnvironment, ownReferrer } from './flow/known-environment.ts'
