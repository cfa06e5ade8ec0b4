import type { Texts } from './en.ts'

export const ja: Texts = {
  ssoConnectionUnknown: {
    title: 'このサインイン用アドレスは存在しません',
    cause: '接続が削除されたか、アドレスが不完全です。',
    next: 'アプリケーションからやり直してください。解決しない場合は IT 管理者にお問い合わせください。',
  },
  ssoRefused: {
    title: 'サインインできませんでした',
    cause: 'ID プロバイダーからの応答を受け付けられませんでした。',
    next: 'アプリケーションからやり直してください。繰り返し起こる場合は、下の番号を IT 管理者に伝えてください。原因を調べることができます。',
  },
}
