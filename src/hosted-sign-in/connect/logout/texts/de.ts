import type { Texts } from './en.ts'

export const de: Texts = {
  title: (brand) => `Von ${brand} abmelden?`,
  lead: (email) => `Sie sind als ${email} angemeldet.`,
  signOut: 'Abmelden',
  stay: 'Angemeldet bleiben',
}
