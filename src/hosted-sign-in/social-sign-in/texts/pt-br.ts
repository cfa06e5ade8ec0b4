import type { Texts } from './en.ts'

export const ptBr: Texts = {
  failed: (provider) => `Não conseguimos fazer seu login com ${provider}. Tente de novo ou escolha outra opção.`,
  denied: (provider) => `Você não concluiu o login com ${provider}. Tente de novo ou escolha outra opção.`,
}
