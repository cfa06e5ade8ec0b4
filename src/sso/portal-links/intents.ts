/** Parts of the portal, by the names of the official API. */
export const intents = [
  'sso',
  'dsync',
  'audit_logs',
  'log_streams',
  'domain_verification',
  'certificate_renewal',
  'bring_your_own_key',
] as const
export type Intent = (typeof intents)[number]

/** Whether something is set up. A log is only read, so no one is mailed a link to it that opens for a month. */
export function isSetUp(intent: Intent): boolean {
  return intent !== 'audit_logs'
}
