import { test } from 'vitest'
import { cyberark } from './cyberark.ts'
import { entraId } from './entra-id.ts'
import { entraIdCompliant } from './entra-id-compliant.ts'
import { jumpcloud } from './jumpcloud.ts'
import { oktaCatalog } from './okta-catalog.ts'
import { oktaCustom } from './okta-custom.ts'
import { onelogin } from './onelogin.ts'
import { pingfederate } from './pingfederate.ts'
import { play } from './play.ts'
import { rippling } from './rippling.ts'
import { sailpoint } from './sailpoint.ts'

test.each([
  oktaCatalog,
  oktaCustom,
  entraId,
  entraIdCompliant,
  onelogin,
  jumpcloud,
  pingfederate,
  rippling,
  cyberark,
  sailpoint,
])('the application sees each step of the life of a person at $name, and nothing else', play)
