import type { Texts } from './en.ts'

export const ja: Texts = {
  steps: {
    token: 'エンドポイントとトークン',
    credentials: '認証情報',
    guide: (provider) => `${provider}の設定`,
    sync: '最初の同期',
  },
  back: 'ディレクトリ',
  continue: '続ける',
  otherProvider: '別のプロバイダーを選ぶ',
}
