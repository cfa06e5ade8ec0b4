import type { Texts } from './en.ts'

export const es: Texts = {
  pasteLink: 'O pega este enlace en tu navegador:',
}
