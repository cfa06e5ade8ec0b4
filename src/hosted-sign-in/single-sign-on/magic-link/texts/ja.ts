import type { Texts } from './en.ts'

export const ja: Texts = {
  title: (brand) => `${brand} にサインイン`,
  lead: (email) => `${email} としてサインインします。`,
  submit: 'サインイン',
  over: {
    title: 'このリンクは無効になりました',
    cause: 'サインイン用のリンクは 1 回だけ、一定の時間内に使えます。',
    next: 'アプリケーションに戻り、新しいリンクを求めてください。',
  },
}
