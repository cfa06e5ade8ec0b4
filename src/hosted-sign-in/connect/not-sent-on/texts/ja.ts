import type { Texts } from './en.ts'

export const ja: Texts = {
  faultyRequest: {
    title: 'このリクエストは完了できません',
    lead: 'ここに移動させたアプリケーションが、現在行えないことを求めました。',
  },
  signOut: {
    title: 'サインアウトしました',
    lead: 'このページは閉じて構いません。',
  },
  app: 'アプリケーション',
  site: '移動先として指定されたサイト',
  error: 'エラー',
  unchecked: (application, brand) =>
    `${brand} は ${application} を確認していないため、移動を中止しました。ご自身で開始した操作でない場合は、だまそうとする試みかもしれません。`,
  next: 'アプリケーションを信頼できる場合は、アプリケーションに戻ってもう一度お試しください。',
}
