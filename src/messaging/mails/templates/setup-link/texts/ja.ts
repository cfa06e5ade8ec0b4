import type { Texts } from './en.ts'

export const ja: Texts = {
  subject: (organization, brand) => `${organization}の${brand}を設定してください`,
  preheader: (organization, brand) => `ドメインを確認し、${organization}のIDプロバイダーを${brand}に接続します。`,
  title: (organization) => `${organization}のサインインを設定`,
  lead: (email, organization, brand) =>
    `${brand}は${email}を${organization}のIT担当者として登録しました。設定ページでは、ドメインの確認とIDプロバイダーの接続を手順に沿って進められます。`,
  action: '設定を始める',
  after: (days) =>
    `このリンクは設定が完了するまで、最長${days}日間有効です。いつでも中断し、同じリンクから再開できます。リンクを知っている人は設定を変更できるため、担当する同僚とだけ共有してください。`,
  reason: (organization, brand) =>
    `このメールは、${brand}でこのアドレスが${organization}のIT担当者として登録されているため送信されました。心当たりがない場合は無視してください。`,
}
