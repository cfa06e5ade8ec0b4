import type { Texts } from './en.ts'

export const es: Texts = {
  label: 'Correo electrónico',
  required: 'Escribe tu correo electrónico.',
  invalid: 'Escribe un correo como nombre@example.com.',
}
