import type { Texts } from './en.ts'

export const ja: Texts = {
  finish: (provider) => `${provider}からのリクエストはまだ届いていません。`,
  finishPulled: (provider) => `${provider}はまだ読み取られていません。`,
  go: '設定を続ける',
  endpointTitle: 'プロバイダーに入力する値',
  endpointLead: (provider) => `${provider}がユーザーとグループを送信する先です。`,
  access: {
    title: 'アクセス',
    on: (brand, organization) =>
      `このディレクトリのユーザーは、${brand}で${organization}のメンバーになります。ディレクトリから外れると、すぐにアクセスできなくなります。`,
    onPulled: (brand, organization) =>
      `このディレクトリのユーザーは、${brand}で${organization}のメンバーになります。ディレクトリから外れると、次の同期でアクセスできなくなります。`,
    off: (brand) => `誰がアクセスできるかは${brand}が決めます。このディレクトリに属するだけではアクセスできません。`,
  },
  arrived: '届いたもの',
  refused: '拒否されたリクエスト',
  unstored: '取り込まれなかったもの',
  settings: '設定',
  guide: (provider) => `${provider}の手順`,
  off: '最初からやり直す',
  reset: 'ディレクトリをリセット',
  resetLead:
    '別のディレクトリを接続できるように、ディレクトリとそのユーザーおよびグループを削除します。メンバーのアクセス権は残ります。',
  confirm: (provider) => `${provider}のディレクトリをリセットしますか？`,
  confirmLead: (brand) =>
    `エンドポイントとトークンは使えなくなり、ユーザー、グループ、設定は削除されます。${brand}のメンバーはメンバーのままで、引き続きサインインできます。この操作は元に戻せません。`,
  confirmLeadPulled: (brand) =>
    `今後は読み取られません。認証情報、ユーザー、グループ、設定は削除されます。${brand}のメンバーはメンバーのままで、引き続きサインインできます。この操作は元に戻せません。`,
  keep: '残しておく',
}
