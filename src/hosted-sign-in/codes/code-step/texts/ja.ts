import type { Texts } from './en.ts'

export const ja: Texts = {
  label: '6 桁のコード',
  required: 'メールに記載された 6 桁のコードを入力してください。',
  hint: (minutes) =>
    `コードの有効期間は ${minutes} 分です。メールが見つからない場合は、迷惑メールフォルダをご確認ください。`,
  notArrived: '届いていませんか？',
  resend: '新しいコードを送信',
  resendIn: (seconds) => `${seconds} 秒後に新しいコードをリクエストできます。`,
  otherAddress: '別のメールアドレスを使う',
}
