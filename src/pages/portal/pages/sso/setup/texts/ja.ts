import type { Texts } from './en.ts'

export const ja: Texts = {
  steps: {
    guide: (provider) => `${provider}の設定`,
    provider: 'プロバイダーの情報',
    attributes: '属性',
    roles: 'ロール',
    test: 'テストと有効化',
  },
  progress: '設定の手順',
  stepOf: (n, of) => `手順${n}/${of}`,
  doneStep: '完了',
  otherProvider: '別のプロバイダーを選ぶ',
  back: 'シングルサインオン',
  continue: '続ける',
  skip: '今はスキップ',
  save: '保存',
  previous: '戻る',
}
