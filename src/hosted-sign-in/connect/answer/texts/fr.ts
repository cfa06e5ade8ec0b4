import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (application) => `Continuer vers ${application}`,
  lead: 'Un instant. Si rien ne se passe, sélectionnez Continuer.',
  go: 'Continuer',
}
