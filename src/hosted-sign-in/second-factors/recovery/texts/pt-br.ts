import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Digite um código de recuperação',
  lead: 'Use um dos códigos que você salvou ao configurar o aplicativo autenticador. Cada código vale uma vez.',
  label: 'Código de recuperação',
  required: 'Digite um dos seus códigos de recuperação.',
  invalid: 'Este código está incorreto ou já foi usado. Tente outro.',
}
