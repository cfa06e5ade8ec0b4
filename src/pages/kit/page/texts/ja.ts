import type { Texts } from './en.ts'

export const ja: Texts = {
  windowTitle: (title, brand) => `${title} · ${brand}`,
  failedTitle: (windowTitle) => `エラー: ${windowTitle}`,
  copied: 'コピーしました',
  terms: '利用規約',
  privacy: 'プライバシー',
  madeWith: 'Powered by Gatehouse',
}
