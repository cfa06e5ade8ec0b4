import type { Texts } from './en.ts'

export const ja: Texts = {
  connected: (service) => `${service} に接続しました`,
  connectedLead: 'このページを閉じて、アプリに戻ってください。',
  failed: (service) => `${service} に接続できませんでした`,
  failedLead: '何も変更されていません。アプリに戻って、もう一度お試しください。',
}
