import type { Texts } from './en.ts'

export const ja: Texts = {
  states: {
    unlinked: '待機中',
    validating: '最初の同期を実行中',
    linked: '接続済み',
    invalid_credentials: '認証情報が拒否されました',
  },
  waiting: (provider) => `${provider}を待っています`,
  waitingLead:
    'プロバイダーでプロビジョニングを開始してください。最初のリクエストが届くとディレクトリが接続されます。最大40分かかるプロバイダーもあります。',
  watching: 'このページは自動的に更新されます。',
  again: '再確認',
  connected: (provider) => `${provider}が接続されました`,
  connectedLead: 'ユーザーとグループは、プロバイダーが送信すると届きます。このページを閉じてもかまいません。',
  people: 'ユーザー',
  groups: 'グループ',
  lastSynced: '最終同期',
  never: 'まだありません',
  refused: 'プロバイダーの最後のリクエストは拒否されました。',
  why: '理由を見る',
  next: '次のステップ',
  finish: '完了する',
}
