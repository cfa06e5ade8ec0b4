import type { Texts } from './en.ts'

export const ja: Texts = {
  question: 'はじめてですか？',
  link: 'アカウントを作成',
}
