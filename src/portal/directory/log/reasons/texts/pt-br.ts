import type { Texts } from './en.ts'

export const ptBr: Texts = {
  provider_request: 'O provedor pediu.',
  directory_read: 'Foi lido do provedor.',
  settings_changed: 'Configurações do diretório mudaram.',
  deactivated_in_directory: 'Segundo o diretório, a pessoa está inativa.',
  deleted_in_directory: 'O diretório não tem mais a pessoa.',
  active_in_directory: 'Segundo o diretório, a pessoa está ativa.',
  guest: 'O e-mail não é de nenhum domínio verificado da organização, por isso a pessoa é convidada.',
  no_email: 'O diretório não tem e-mail da pessoa.',
  email_changed: 'O e-mail da pessoa agora é outro.',
  other_directory: 'Outro diretório da organização tem uma pessoa ativa com esse e-mail.',
  roles_of_groups: 'Os grupos da pessoa dão essas funções.',
}
