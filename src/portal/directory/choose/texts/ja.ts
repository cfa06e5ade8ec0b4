import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'ディレクトリを選択',
  lead: 'ユーザーとグループを管理しているサービスを選んでください。管理者の権限が必要です。',
  current: (provider) => `${provider}の設定が途中です。別のプロバイダーを選ぶと、その設定は終了します。`,
  goOn: (provider) => `${provider}で続ける`,
  pulled: '30分ごとに読み取り',
}
