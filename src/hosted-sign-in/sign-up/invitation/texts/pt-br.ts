import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: (target) => `Participe de ${target}`,
  lead: (inviter, target) => `${inviter} convidou você para participar de ${target}.`,
  leadWithoutInviter: (target) => `Você recebeu um convite para participar de ${target}.`,
  email: 'E-mail',
  application: 'Aplicativo',
  organization: 'Organização',
  submit: 'Aceitar convite',
  notice: (target) => `Entre ou crie uma conta para participar de ${target}.`,
  expired: {
    title: 'Este convite expirou',
    cause: 'Ele não foi aceito a tempo.',
    next: 'Peça um novo a quem convidou você.',
  },
  revoked: {
    title: 'Este convite foi revogado',
    cause: 'Quem o enviou o cancelou.',
    next: 'Se achar que foi engano, peça um novo.',
  },
  accepted: {
    title: 'Este convite já foi aceito',
    cause: 'Um convite vale uma vez.',
    next: 'Se foi você que aceitou, entre para continuar.',
    link: 'Ir para o login',
  },
  unknown: {
    title: 'Este convite não funciona',
    cause: 'O link está incompleto ou foi substituído por um convite mais recente.',
    next: 'Use o link do e-mail de convite mais recente.',
  },
}
