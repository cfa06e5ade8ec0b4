import { type FailureCause, failureCauses } from '#protocol/saml/failure-causes.ts'

/** As the API says them. */
export type Texts = Readonly<Record<FailureCause, string>>

export const en: Texts = failureCauses
