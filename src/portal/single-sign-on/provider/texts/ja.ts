import type { Texts } from './en.ts'

export const ja: Texts = {
  title: (provider) => `${provider}の情報を入力`,
  lead: {
    metadata_url:
      'メタデータのURLを貼り付けてください。定期的に読み込むため、証明書が更新されてもサインインは中断されません。',
    metadata_file: 'メタデータファイルをアップロードするか、内容を貼り付けてください。',
    manual: '3つの値を1つずつ入力してください。証明書の期限が切れる前に、新しい証明書を追加する必要があります。',
    client: '作成したアプリケーションの情報を入力してください。',
  },
  otherWays: 'ほかの方法',
  ways: {
    metadata_url: 'メタデータURLを入力',
    metadata_file: 'メタデータファイルをアップロード',
    manual: '手動で入力',
    client: 'アプリケーションの情報を入力',
  },
  called: (provider, label) => `${provider}では「${label}」と表示されます。`,
  file: 'ファイルを選択',
  certificateHint: '-----BEGIN CERTIFICATE-----で始まります',
  secretKept: 'シークレットは保存済みです。変更しない場合は空のままにしてください。',
  authentication: {
    title: 'クライアント認証',
    label: 'プロバイダーでの認証方法',
    hint: 'プロバイダーがクライアントを拒否する場合を除き、変更は不要です。',
    options: {
      announced: 'プロバイダーの公表に従う',
      header: 'ヘッダーでシークレットを送信',
      body: '本文でシークレットを送信',
      signature: '当サービスの鍵で署名',
    },
    signatureHint:
      '署名を使う場合のみ必要です。このアドレスをプロバイダーに登録し、クライアントシークレットは空のままにしてください。',
  },
  errors: {
    required: '値を入力してください。',
    refused: (why) => `この値は使えません。原因：${why}`,
    conflict: '同時に別の変更がありました。内容を確認して、もう一度保存してください。',
  },
}
