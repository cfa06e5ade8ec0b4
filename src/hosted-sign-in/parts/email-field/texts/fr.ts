import type { Texts } from './en.ts'

export const fr: Texts = {
  label: 'Adresse e-mail',
  required: 'Saisissez votre adresse e-mail.',
  invalid: 'Saisissez une adresse comme nom@example.com.',
}
