import type { DirectoryType } from '../../../directory-sync/directories/index.ts'
import type { DirectoryGuide } from '../guide.ts'
import { cyberArk } from './cyberark.ts'
import { entraId } from './entra-id.ts'
import { genericScim } from './generic-scim.ts'
import { jumpCloud } from './jumpcloud.ts'
import { okta } from './okta.ts'
import { oneLogin } from './onelogin.ts'
import { pingFederate } from './ping-federate.ts'
import { rippling } from './rippling.ts'
import { sailPoint } from './sailpoint.ts'

/** In the order in which they are offered: the most common ones, the others by name, what fits any provider. */
export const directoryGuides: readonly DirectoryGuide[] = [
  ...[okta, entraId],
  ...[cyberArk, jumpCloud, oneLogin, pingFederate, rippling, sailPoint],
  genericScim,
]

/** @returns `undefined` for a directory that is read by us, which no provider is told about. */
export function directoryGuideFor(type: DirectoryType): DirectoryGuide | undefined {
  return directoryGuides.find(({ directoryType }) => directoryType === type)
}
