import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'ID プロバイダーに進む',
  lead: (connection) => `${connection} でサインインします。`,
  go: '続ける',
}
