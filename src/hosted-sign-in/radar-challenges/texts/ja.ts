import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '本人確認',
  submit: '確認',
  emailLead: (email) => `このサインインは通常と異なります。続けるには、${email} に送信したコードを入力してください。`,
  phoneTitle: '電話番号の確認',
  phoneLead: 'SMS でコードを送信します。次のページで入力してください。',
  phone: '電話番号',
  phoneHint: '国番号から入力してください（例: +81\u00a090\u00a01234\u00a05678）。',
  phoneInvalid: '国番号から電話番号を入力してください（例: +81\u00a090\u00a01234\u00a05678）。',
  otherPhone: '別の電話番号を使う',
}
