import type { Texts } from './en.ts'

export const ja: Texts = {
  steps: {
    guide: (provider) => `${provider}の設定`,
    provider: 'プロバイダーの情報',
    attributes: '属性',
    roles: 'ロール',
    test: 'テストと有効化',
  },
  otherProvider: '別のプロバイダーを選ぶ',
  back: 'シングルサインオン',
  continue: '続ける',
  skip: '今はスキップ',
  save: '保存',
  previous: '戻る',
  logout: {
    title: 'シングルログアウト',
    lead: (provider, brand) =>
      `${provider}がシングルログアウトに対応している場合は、このアドレスを入力してください。${provider}からサインアウトすると、${brand}のセッションも終了します。`,
  },
}
