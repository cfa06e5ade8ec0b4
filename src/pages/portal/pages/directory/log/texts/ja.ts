import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '拒否されたリクエスト',
  lead: (provider) => `過去90日間に拒否された${provider}のリクエストと、その応答です。`,
  empty: '拒否されたリクエストはありません。',
  unknown: '不明なユーザー',
  attributes: '属性:',
  newest: '最新',
  older: '以前',
}
