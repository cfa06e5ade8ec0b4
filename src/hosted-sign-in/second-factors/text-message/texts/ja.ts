import type { Texts } from './en.ts'

export const ja: Texts = {
  offer: (ending) => `末尾が ${ending} の電話番号に SMS でコードを送信します。`,
  offerSeveral: 'SMS でコードを受け取る電話番号を選んでください。',
  phone: (ending) => `末尾が ${ending} の電話番号`,
}
