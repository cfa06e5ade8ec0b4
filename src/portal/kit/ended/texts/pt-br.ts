import type { Texts } from './en.ts'

export const ptBr: Texts = {
  ended: {
    title: 'Sua sessão terminou',
    cause: 'Por segurança, ela termina após uma hora sem atividade ou quando o link dela é revogado.',
    next: 'O que você salvou está guardado. Abra o portal novamente pelo aplicativo ou pelo link de configuração do seu e-mail.',
  },
  left: {
    title: 'Você saiu do portal',
    cause: 'Suas alterações foram salvas.',
    next: 'Você pode fechar esta janela.',
  },
  used: {
    title: 'Este link já foi usado',
    cause: 'Ele abre o portal uma vez, em um navegador.',
    next: 'Volte ao aplicativo e abra o portal novamente para obter um novo link.',
  },
  expired: {
    title: 'Este link expirou',
    cause: 'Links do aplicativo funcionam por 5 minutos; links de configuração, por 30 dias.',
    next: 'Volte ao aplicativo e abra o portal novamente, ou peça um novo link a quem enviou este.',
  },
  completed: {
    title: 'A configuração está concluída',
    cause: 'Este link de configuração cumpriu sua função e não funciona mais.',
    next: 'Para alterar configurações depois, abra o portal pelo aplicativo ou peça um novo link a quem enviou este.',
  },
  unknown: {
    title: 'Este link não funciona',
    cause: 'Ele está incompleto, foi revogado ou substituído por um mais recente.',
    next: 'Use o link do e-mail mais recente, ou volte ao aplicativo e abra o portal novamente.',
  },
  portalFormRefused: {
    title: 'Esta página está desatualizada',
    cause: 'Ela pertence a uma sessão anterior, talvez porque você abriu outro link neste navegador.',
    next: 'Nada foi alterado. Continue de onde o portal está agora.',
    link: 'Continuar',
  },
}
