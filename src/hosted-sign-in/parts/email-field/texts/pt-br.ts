import type { Texts } from './en.ts'

export const ptBr: Texts = {
  label: 'E-mail',
  required: 'Digite seu e-mail.',
  invalid: 'Digite um e-mail como nome@example.com.',
}
