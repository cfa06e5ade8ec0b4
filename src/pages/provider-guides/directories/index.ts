import type { DirectoryType } from '#directory-sync/directories/index.ts'
import type { DirectoryGuide } from '../guide.ts'
import { bamboohr } from './bamboohr.ts'
import { cyberArk } from './cyberark.ts'
import { entraId } from './entra-id.ts'
import { genericScim } from './generic-scim.ts'
import { googleWorkspace } from './google-workspace.ts'
import { jumpCloud } from './jumpcloud.ts'
import { okta } from './okta.ts'
import { oneLogin } from './onelogin.ts'
import { pingFederate } from './ping-federate.ts'
import { rippling } from './rippling.ts'
import { sailPoint } from './sailpoint.ts'

/** In the order in which they are offered: the most common ones, the others by name, what fits any provider. */
export const directoryGuides: readonly DirectoryGuide[] = [
  okta,
  entraId,
  googleWorkspace,
  bamboohr,
  cyberArk,
  jumpCloud,
  oneLogin,
  pingFederate,
  rippling,
  sailPoint,
  genericScim,
]

/** Every type of directory has its own. */
export function directoryGuideFor(type: DirectoryType): DirectoryGuide {
  const guide = directoryGuides.find(({ directoryType }) => directoryType === type)
  if (guide === undefined) throw new Error(`There is no guide for directories of the type ${type}.`)
  return guide
}
