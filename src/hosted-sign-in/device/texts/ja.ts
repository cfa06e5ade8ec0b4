import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'デバイスを接続',
  lead: 'デバイスに表示されているコードを入力してください。',
  label: 'コード',
  submit: '続ける',
  codeInvalid:
    'このコードで待機中のデバイスはありません。コードを確認するか、デバイスで新しいコードを取得してください。',
  confirmTitle: 'このデバイスのサインインを許可しますか？',
  confirmLead: (brand) => `デバイスがあなたのアカウントで ${brand} にサインインしようとしています。`,
  account: 'アカウント',
  code: 'コード',
  address: 'IP アドレス',
  program: 'デバイス',
  warning: 'ご自身で開始し、デバイスに同じコードが表示されている場合のみ許可してください。',
  allow: '許可する',
  deny: '拒否する',
  successTitle: 'デバイスがサインインしました',
  successLead: 'デバイスに戻って続けてください。このページは閉じて構いません。',
  deniedTitle: 'デバイスはサインインしていません',
  deniedLead: 'リクエストを拒否しました。このページは閉じて構いません。',
}
