import type { Texts } from './en.ts'

export const ptBr: Texts = {
  user_created: 'A pessoa foi criada.',
  user_updated: 'Atributos da pessoa mudaram.',
  user_deactivated: 'A pessoa foi desativada.',
  user_activated: 'A pessoa foi reativada.',
  user_deleted: 'A pessoa foi excluída.',
  attributes_missing: 'Faltam à pessoa atributos que seu aplicativo exige.',
  group_created: 'O grupo foi criado.',
  group_updated: 'Atributos do grupo mudaram.',
  group_deleted: 'O grupo foi excluído.',
  member_added: 'A pessoa foi adicionada ao grupo.',
  member_removed: 'A pessoa foi removida do grupo.',
  refused: 'Uma requisição do provedor foi recusada.',
  membership_created: 'A pessoa se tornou membro da organização.',
  membership_invited: 'A pessoa foi convidada para a organização.',
  membership_activated: 'A participação foi ativada.',
  membership_deactivated:
    'A participação foi desativada, e todas as sessões e chaves de API do membro na organização terminaram.',
  membership_deleted: 'O convite da pessoa foi retirado.',
  membership_updated: 'As funções ou os atributos da participação mudaram.',
  not_provisioned: 'A pessoa não se tornou membro da organização.',
}
