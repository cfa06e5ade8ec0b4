import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '組織を選択',
  lead: (email) => `${email} としてサインインします。`,
  otherAccount: '別のアカウントを使う',
}
