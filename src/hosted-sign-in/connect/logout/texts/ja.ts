import type { Texts } from './en.ts'

export const ja: Texts = {
  title: (brand) => `${brand} からサインアウトしますか？`,
  lead: (email) => `${email} としてサインインしています。`,
  signOut: 'サインアウト',
  stay: 'サインインしたままにする',
}
