import type { Texts } from './en.ts'

export const ja: Texts = {
  choose: {
    title: '自社の暗号鍵を使用する',
    lead: (brand) =>
      `${brand}が保管する貴社の機密情報は、貴社のクラウドにある鍵で暗号化されます。鍵を取り上げると、誰も読めなくなります。`,
    where: '鍵はどこにありますか？',
    detail: {
      AWS_KMS: 'Amazon のサービス',
      GCP_KMS: 'Google のサービス',
      AZURE_KEY_VAULT: 'Microsoft のサービス',
    },
  },
  setup: {
    title: (service) => `${service}の鍵を使用`,
    lead: '次の手順を行い、情報を入力してください。使用前に、鍵で暗号化と復号ができることを確認します。',
    details: '詳細情報',
    submit: '確認してこの鍵を使用',
    other: '別のサービス',
  },
  title: '暗号鍵',
  states: {
    good: '使用中',
    bad: '使用できません',
  },
  words: {
    good: (brand) => `${brand}が保管する貴社の機密情報は、この鍵で暗号化されています。`,
    bad: (brand) => `鍵が使えるようになるまで、${brand}は貴社の機密情報を読めません。`,
  },
  facts: {
    title: '鍵',
    service: 'サービス',
    verified: '最後に確認できた日時',
    since: '使用開始',
  },
  verify: '鍵を確認',
  used: '設定が完了しました。鍵で暗号化と復号ができました。これ以降、この鍵を使用します。',
  verified: '鍵は正常です。暗号化と復号ができました。',
  unusable: (service, words) => `鍵で暗号化と復号ができなかったため、何も変更していません。${service}の応答: ${words}`,
  former: '現在の鍵を使用できません。切り替えには現在の鍵が必要です。もう一度使用を許可してから、やり直してください。',
  busy: '鍵は現在変更中です。もう一度お試しください。',
  says: (service, words) => `${service}の応答: ${words}`,
  settings: {
    title: '設定',
    change: '鍵または認証情報を変更',
    changeLead: '暗号化されたデータはすべて、すぐに新しい鍵に移行します。',
  },
  remove: {
    title: 'この鍵の使用を停止',
    row: (brand) => `機密情報は${brand}の鍵に戻るか、選択により失われます。`,
    confirm: (service) => `${service}の鍵の使用を停止しますか？`,
    lead: (brand) =>
      `貴社の機密情報は保持され、今後は${brand}の鍵で暗号化されます。そのために鍵がもう一度必要です。アクセス権の削除はその後に行ってください。`,
    submit: '使用を停止',
    keep: '使用を続ける',
    destroy: {
      title: '代わりに機密情報を破棄',
      lead: (name) =>
        `鍵がなくても実行できます。暗号化されたデータは誰にも二度と読めなくなります。確認のため、${name} と入力してください。`,
      field: '組織名',
      submit: '機密情報を破棄',
      wrong: (name) => `${name} と、表示どおりに入力してください。`,
    },
  },
}
