import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'ディレクトリを選択',
  lead: 'ユーザーとグループを管理しているサービスを選んでください。管理者の権限が必要です。',
  current: (provider) =>
    `${provider}の設定が途中です。別のプロバイダーを選ぶと、そのエンドポイントとトークンは使えなくなります。`,
  goOn: (provider) => `${provider}で続ける`,
}
