import type { Texts } from './en.ts'

export const ptBr: Texts = {
  ssoConnectionUnknown: {
    title: 'Este endereço de acesso não existe',
    cause: 'A conexão dele foi removida ou o endereço está incompleto.',
    next: 'Comece no aplicativo. Se não funcionar, fale com o administrador de TI.',
  },
  ssoRefused: {
    title: 'Não foi possível entrar',
    cause: 'A resposta do seu provedor de identidade não foi aceita.',
    next: 'Comece de novo no aplicativo. Se acontecer outra vez, passe o número abaixo ao administrador de TI: com ele é possível encontrar a causa.',
  },
  ssoSignOutRefused: {
    title: 'Não foi possível concluir a saída',
    cause:
      'Uma mensagem entre este aplicativo e o seu provedor de identidade não foi aceita, então talvez você ainda esteja conectado a um dos dois.',
    next: 'Saia no seu provedor de identidade ou feche todas as janelas do navegador. Se acontecer outra vez, passe o número abaixo ao administrador de TI.',
  },
}
