import { policySettings, type StoredSettings } from '#environment/environments/index.ts'
import { waitlistSettings } from './settings.ts'

/**
 * Whether people may become users by themselves. Where they may not, those who carry an invitation may, and those whom the
 * provider of an organization brings in.
 */
export function isSignUpOpen(settings: StoredSettings): boolean {
  return policySettings.of(settings).sign_up && !waitlistSettings.of(settings).waitlist
}
