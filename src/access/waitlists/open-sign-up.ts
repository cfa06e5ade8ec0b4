import { policySettings, type StoredSettings } from '#environment/environments/index.ts'
import { waitlistSettings } from './settings.ts'

/**
 * Whether people may sign up by themselves. If not, only people with an invitation may, and those whom the identity
 * provider of an organization signs in.
 */
export function isSignUpOpen(settings: StoredSettings): boolean {
  return policySettings.of(settings).sign_up && !waitlistSettings.of(settings).waitlist
}
