import type { Texts } from './en.ts'

export const ja: Texts = {
  redirecting: '接続しています',
  connecting: (service) => `${service} に接続しています`,
  lead: 'しばらくお待ちください。何も起こらない場合は、このウィンドウを閉じて、アプリからやり直してください。',
}
