import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '拒否されたリクエスト',
  titlePulled: '取り込まれなかったもの',
  leadPulled: (provider) => `過去90日間に取り込めなかった${provider}のユーザーとグループ、およびその理由です。`,
  emptyPulled: 'すべて取り込まれました。',
  lead: (provider) => `過去90日間に拒否された${provider}のリクエストと、その応答です。`,
  empty: '拒否されたリクエストはありません。',
  unknown: '不明なユーザー',
  attributes: '属性:',
  newest: '最新',
  older: '以前',
}
