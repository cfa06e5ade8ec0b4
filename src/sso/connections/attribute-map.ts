import { isSignInName, profileAttributeOf } from '../provided-identities/index.ts'
import { connectionRefused } from './errors.ts'

/** U-7: who someone is does not follow from a name that their provider may give to another one. @throws connectionRefused */
export function checkAttributeMap(map: Readonly<Record<string, string>> = {}): void {
  for (const [entry, name] of Object.entries(map)) {
    const attribute = profileAttributeOf(entry)
    if ((attribute === 'id' || attribute === 'email') && isSignInName(name)) {
      throw connectionRefused(
        `attribute_map.${entry}`,
        'People sign in at the provider with this name, and it can pass to someone else. Send an id or a mailbox.',
      )
    }
  }
}
