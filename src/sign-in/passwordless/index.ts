export { findLink, linkPath } from './links.ts'
export { type LinkOutcome, spendLink } from './spend-link.ts'
