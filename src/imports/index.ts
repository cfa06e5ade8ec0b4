export { describeSource, describeSources } from './describe-source.ts'
export { importInto } from './import-into.ts'
export { findSource, readRequest } from './read-request.ts'
