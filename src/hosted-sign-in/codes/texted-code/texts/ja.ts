import type { Texts } from './en.ts'

export const ja: Texts = {
  send: 'SMS でコードを送信',
  message: (brand, code) => `${code} は ${brand} のコードです。誰にも教えないでください。`,
  title: 'SMS をご確認ください',
  lead: (ending) => `末尾が ${ending} の電話番号に SMS で送信したコードを入力してください。`,
  hint: (minutes) => `コードの有効期間は ${minutes} 分です。`,
  submit: '確認',
  notArrived: '届いていませんか？',
  required: 'SMS に記載された 6 桁のコードを入力してください。',
  invalid: 'コードが正しくありません。最新の SMS のコードをお使いください。',
}
