import type { Texts } from './en.ts'

export const es: Texts = {
  question: '¿Es tu primera vez?',
  link: 'Crea una cuenta',
}
