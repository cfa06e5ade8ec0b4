import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Escolha uma nova senha',
  lead: (email) => `Para ${email}. Você sairá de todos os outros dispositivos.`,
  label: 'Nova senha',
  submit: 'Alterar senha',
  linkExpired: {
    title: 'Este link expirou',
    cause: 'Um link para redefinir a senha vale uma vez e expira em uma hora.',
    next: 'Vá para o login e peça um novo link.',
    link: 'Ir para o login',
  },
}
