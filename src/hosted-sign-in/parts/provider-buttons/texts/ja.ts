import type { Texts } from './en.ts'

export const ja: Texts = {
  or: 'または',
  lastUsed: '前回使用',
  continueWith: (provider) => `${provider} で続ける`,
}
