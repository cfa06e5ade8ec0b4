import type { Texts } from './en.ts'

export const ja: Texts = {
  subject: (connection) => `${connection} の証明書の有効期限が近づいています`,
  subjectExpired: (connection) => `${connection} の証明書の有効期限が切れました`,
  title: '証明書の有効期限が近づいています',
  titleExpired: '証明書の有効期限が切れました',
  lead: (email, connection, organization) =>
    `このメールは ${email} 宛てに、${organization} の接続 ${connection} についてお知らせするものです。`,
  ofProvider: (organization) => `${organization} の ID プロバイダーは証明書で署名しています。`,
  ofApplication: (brand) => `${brand} は独自の証明書で署名と復号を行っています。`,
  expires: (date) => `有効期限は ${date} です。`,
  expired: (date) => `有効期限は ${date} に切れました。`,
  monitored: (brand) =>
    `ID プロバイダーで証明書を更新してください。${brand} がメタデータを読み取り、新しい証明書を自動的に取り込みます。`,
  entered: (brand) =>
    `ID プロバイダーで証明書を更新し、新しい証明書で署名が始まる前に ${brand} に登録してください。登録しないと、誰もサインインできなくなります。`,
  ours: (brand) =>
    `${brand} に接続の鍵の更新を依頼してください。ID プロバイダーは接続のメタデータから新しい証明書を読み取ります。読み取らない場合は、プロバイダー側で登録してください。`,
  reason: (organization, brand) =>
    `このメールは、${brand} でこのアドレスが ${organization} の IT 担当者として登録されているため送信されました。`,
}
