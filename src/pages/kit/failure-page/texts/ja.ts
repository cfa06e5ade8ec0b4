import type { Texts } from './en.ts'

export const ja: Texts = {
  requestId: 'リクエスト ID',
  quote: 'サポートへのお問い合わせの際にお伝えください。',
  tryAgain: 'もう一度試す',
  goTo: (brand) => `${brand} に移動`,
}
