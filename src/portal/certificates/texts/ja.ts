import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '証明書',
  lead: (provider) =>
    `${provider}はサインインごとに証明書で署名します。古い証明書の期限が切れる前に新しい証明書を追加してください。その間は両方が有効です。`,
  fromMetadata: (provider) =>
    `証明書は${provider}のメタデータから約1時間ごとに読み込まれるため、更新された証明書は自動的に受け入れられます。`,
  readNow: 'メタデータを今すぐ読み込む',
  read: 'メタデータを読み込みました。',
  none: '証明書はまだありません。',
  expires: (date) => `${date}に期限切れ`,
  expired: (date) => `${date}に期限が切れました`,
  soon: 'まもなく期限切れ',
  valid: '有効',
  ended: '期限切れ',
  weak: '強度不足',
  ignored: (provider) =>
    `${provider}のメタデータには、鍵の強度が足りない証明書も含まれています。それらは使用されず、その証明書で署名されたサインインは拒否されます。`,
  fingerprint: 'SHA-256フィンガープリント',
  remove: '削除',
  add: {
    title: '証明書を追加',
    label: '証明書',
    hint: (provider) => `${provider}が表示またはダウンロードするPEM形式です。-----BEGIN CERTIFICATE-----で始まります`,
    file: 'ファイルを選択',
    submit: '証明書を追加',
  },
  added: (provider) => `証明書を追加しました。${provider}が新しい証明書を使い始めたら、古い証明書を削除してください。`,
  noConnection: '証明書を更新できるSAML接続がありません。',
  errors: {
    required: '証明書を貼り付けてください。',
    refused: (why) => `この値は使えません。原因：${why}`,
    many: '証明書はすでに10件あります。先に1件削除してください。',
  },
}
