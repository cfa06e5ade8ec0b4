import type { Texts } from './en.ts'

export const ja: Texts = {
  pasteLink: 'または、次のリンクをブラウザーに貼り付けてください:',
}
