import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Organisation wählen',
  lead: (email) => `Sie melden sich als ${email} an.`,
  otherAccount: 'Anderes Konto verwenden',
}
