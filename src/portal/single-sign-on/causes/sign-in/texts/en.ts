import { type IdentityFailureCause, identityFailureCauses } from '#sso/connections/index.ts'
import { type SsoFailureCause, ssoFailureCauses } from '#sso/sso-sessions/index.ts'

/** As the API says them. */
export type Texts = Readonly<Record<SsoFailureCause | IdentityFailureCause, string>>

export const en: Texts = { ...ssoFailureCauses, ...identityFailureCauses }
