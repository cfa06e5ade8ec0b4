import type { Provider } from '../guide.ts'
import { adFs } from './ad-fs.ts'
import { auth0 } from './auth0.ts'
import { cloudflare } from './cloudflare.ts'
import { cyberArk } from './cyberark.ts'
import { duo } from './duo.ts'
import { entraId } from './entra-id.ts'
import { genericOidc } from './generic-oidc.ts'
import { genericSaml } from './generic-saml.ts'
import { google } from './google.ts'
import { jumpCloud } from './jumpcloud.ts'
import { keycloak } from './keycloak.ts'
import { okta } from './okta.ts'
import { oneLogin } from './onelogin.ts'
import { pingFederate } from './ping-federate.ts'
import { pingOne } from './ping-one.ts'
import { rippling } from './rippling.ts'

/** In the order in which they are offered: the most common ones, the others by name, what fits any provider. */
export const providers: readonly Provider[] = [
  okta,
  entraId,
  google,
  adFs,
  auth0,
  cloudflare,
  cyberArk,
  duo,
  jumpCloud,
  keycloak,
  oneLogin,
  pingFederate,
  pingOne,
  rippling,
  genericSaml,
  genericOidc,
]
