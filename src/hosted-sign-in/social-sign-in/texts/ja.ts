import type { Texts } from './en.ts'

export const ja: Texts = {
  failed: (provider) => `${provider} でサインインできませんでした。もう一度試すか、別の方法を選んでください。`,
  denied: (provider) => `${provider} でのサインインが完了していません。もう一度試すか、別の方法を選んでください。`,
}
