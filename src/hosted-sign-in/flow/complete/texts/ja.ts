import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'サインインしました',
  lead: (brand) => `${brand} に移動して、続きから始められます。`,
  leadWithoutLink: (brand) => `${brand} に戻って続けてください。このページは閉じて構いません。`,
  submit: '続ける',
  finishedTitle: 'このサインインは完了しています',
  finishedLead: (brand) => `${brand} に移動するか、このページを閉じてください。`,
}
