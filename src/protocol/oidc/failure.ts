import { failureOf } from '../failure.ts'
import { oidcFailureCauses } from './failure-causes.ts'

/** A sign-in at a provider that fails. */
export class OidcFailure extends failureOf('OidcFailure', oidcFailureCauses) {}
