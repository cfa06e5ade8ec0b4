import type { Texts } from './en.ts'

export const ptBr: Texts = {
  label: 'Senha',
  hint: (minLength) =>
    `Pelo menos ${minLength} caracteres. Algumas palavras aleatórias são fáceis de lembrar e difíceis de adivinhar.`,
  required: 'Digite sua senha.',
  tooShort: (minLength) => `Use pelo menos ${minLength} caracteres.`,
  tooLong: 'Esta senha é longa demais. Escolha uma mais curta.',
  tooWeak: 'Esta senha é fácil demais de adivinhar. Use mais palavras, ou palavras menos comuns.',
  tooCommon: 'Esta senha é comum demais. Escolha uma mais difícil de adivinhar.',
  breached: 'Esta senha aparece em um vazamento de dados. Escolha uma que você não use em nenhum outro lugar.',
  containsEmail: 'Escolha uma senha que não contenha seu e-mail.',
  reused: 'Você já usou esta senha. Escolha uma nova.',
}
