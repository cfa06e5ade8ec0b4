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

/** Parts that are there. A link to another one leads to a page that says so. */
const served: readonly Intent[] = ['sso', 'dsync', 'domain_verification', 'certificate_renewal', 'audit_logs']

export function isServed(intent: Intent): boolean {
  return served.includes(intent)
}
