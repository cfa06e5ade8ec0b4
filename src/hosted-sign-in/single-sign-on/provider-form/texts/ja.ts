import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'ID プロバイダーに進む',
  lead: (connection) => `${connection} でサインインします。`,
  signOut: (connection) => `${connection} からサインアウトします。`,
  go: '続ける',
}
