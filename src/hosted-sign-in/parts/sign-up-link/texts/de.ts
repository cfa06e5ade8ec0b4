import type { Texts } from './en.ts'

export const de: Texts = {
  question: 'Neu hier?',
  link: 'Konto erstellen',
}
