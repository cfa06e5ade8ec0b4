import type { Texts } from './en.ts'

export const ja: Texts = {
  title: (organization) => `${organization}の設定`,
  lead: (brand) => `2つの手順で、同僚が会社のアカウントで${brand}にサインインできるようになります。`,
  leadForAll: (brand) =>
    `同僚は会社のアカウントで${brand}にサインインでき、ユーザーとグループはディレクトリから最新の状態に保たれます。`,
  domains: {
    title: 'ドメイン',
    lead: 'メールのドメインを会社が所有していることを証明します。',
    none: '未設定',
    some: (count) => (count === 1 ? '1件確認済み' : `${count}件確認済み`),
    pending: 'DNSを待機中',
  },
  sso: {
    title: 'シングルサインオン',
    lead: 'IDプロバイダーを接続すると、いつもの方法でサインインできます。',
    none: '未設定',
    draft: '設定が途中です',
    active: '有効',
    inactive: '無効',
  },
  directory: {
    title: 'ディレクトリ同期',
    lead: 'ディレクトリからユーザーとグループを送信し、アクセス権を連動させます。',
    none: '未設定',
    draft: '設定が途中です',
    waiting: 'プロバイダーを待機中',
    linked: '接続済み',
    failed: '認証情報が拒否されました',
  },
  done: {
    title: '設定が完了しました',
    lead: (organization, brand) =>
      `${organization}の準備ができました。同僚は会社のアカウントで${brand}にサインインできます。`,
    domains: (organization) => `${organization}のドメインは確認済みです。`,
    directory: (organization, brand) =>
      `${organization}のディレクトリが接続されました。ユーザーとグループの変更は自動的に${brand}へ届きます。`,
    logStreams: (organization) => `${organization}の監査ログの送信が始まりました。`,
    continue: (brand) => `${brand}に進む`,
    review: '設定を確認する',
  },
}
