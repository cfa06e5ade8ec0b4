import type { Texts } from './en.ts'

export const ja: Texts = {
  failed: (attempt) =>
    `シングルサインオンに失敗しました。もう一度お試しください。繰り返し起こる場合は、次の番号を IT 管理者に伝えてください：${attempt}`,
}
