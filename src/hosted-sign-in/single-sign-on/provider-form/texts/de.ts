import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Weiter zu Ihrem Identitätsanbieter',
  lead: (connection) => `Sie melden sich bei ${connection} an.`,
  signOut: (connection) => `Sie melden sich bei ${connection} ab.`,
  go: 'Weiter',
}
