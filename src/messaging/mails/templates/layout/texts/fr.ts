import type { Texts } from './en.ts'

export const fr: Texts = {
  pasteLink: 'Ou collez ce lien dans votre navigateur\u202f:',
}
