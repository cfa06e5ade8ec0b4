import type { Texts } from './en.ts'

export const de: Texts = {
  title: (brand) => `Bei ${brand} anmelden?`,
  lead: 'Ihr Identitätsanbieter hat Sie hierher geleitet.',
  email: 'E-Mail-Adresse',
  organization: 'Organisation',
  provider: 'Anbieter',
  allow: 'Anmelden',
  deny: 'Abbrechen',
}
