import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Redefina sua senha',
  lead: 'Enviaremos um link para você redefinir sua senha.',
  submit: 'Enviar link',
  sentTitle: 'Veja seu e-mail',
  sentLead: (email) => `Se ${email} tem uma conta, enviamos para lá um link para redefinir a senha.`,
  sentHint: 'O link expira em uma hora. Se não encontrar o e-mail, veja a pasta de spam.',
  back: 'Voltar para o login',
}
