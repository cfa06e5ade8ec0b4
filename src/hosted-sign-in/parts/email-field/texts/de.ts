import type { Texts } from './en.ts'

export const de: Texts = {
  label: 'E-Mail',
  required: 'Geben Sie Ihre E-Mail ein.',
  invalid: 'Geben Sie eine E-Mail wie name@example.com ein.',
}
