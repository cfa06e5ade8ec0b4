import type { Provider } from '../guide.ts'
import { entraId } from './entra-id.ts'
import { genericOidc } from './generic-oidc.ts'
import { genericSaml } from './generic-saml.ts'
import { okta } from './okta.ts'

/** In the order in which they are offered: the most common ones, the others by name, what fits any provider. */
export const providers: readonly Provider[] = [okta, entraId, genericSaml, genericOidc]
