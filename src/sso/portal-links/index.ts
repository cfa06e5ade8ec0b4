export type { Intent } from './intents.ts'
export { generateLink, linkMinutes } from './links.ts'
export { mailReturnLinks } from './return-links.ts'
export {
  endPortalSession,
  findPortalSession,
  isPortalSessionOpen,
  lockPortalSession,
  type Opening,
  openPortalLink,
  type PortalSessionRow,
  portalContext,
  portalSessionSeconds,
  touchPortalSession,
} from './sessions.ts'
export { portalSettings } from './settings.ts'
export { completeSetup } from './setup-links.ts'
