import type { Texts } from './en.ts'

export const de: Texts = {
  pasteLink: 'Oder fügen Sie diesen Link in Ihren Browser ein:',
}
