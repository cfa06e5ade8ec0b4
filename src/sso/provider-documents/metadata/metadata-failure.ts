import { failureOf } from '#protocol/failure.ts'
import { metadataFailureCauses } from './failure-causes.ts'

/** Metadata behind a URL that was not taken. Nothing of the connection changes then. */
export class MetadataFailure extends failureOf('MetadataFailure', metadataFailureCauses) {}
