import type { Texts } from './en.ts'

export const ja: Texts = {
  title: (application) => `${application} に進む`,
  lead: '少々お待ちください。画面が変わらない場合は「続ける」を選択してください。',
  go: '続ける',
}
