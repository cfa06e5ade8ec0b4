-- The API gives a token back, so it is sealed; it is found by its keyed hash.
create table invitations (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  email text not null,
  canonical_email text collate "C" not null,
  -- What it leads into; the application as such when null.
  organization_id text collate "C",
  -- What the member is to be. The membership, once there is one, has the last word.
  role_slug text collate "C",
  organization_membership_id text collate "C",
  inviter_user_id text collate "C",
  token_hash bytea not null,
  sealed_token text not null,
  -- Neither accepted nor revoked, nor run out and followed by another one. An open invitation may have run out.
  open boolean not null,
  accepted_at timestamptz(3),
  accepted_user_id text collate "C",
  revoked_at timestamptz(3),
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_membership_id)
    references organization_memberships (environment_id, id) on delete set null (organization_membership_id),
  constraint invitations_role check ((organization_id is null) = (role_slug is null))
);
-- The link in a mail carries nothing but the token.
create unique index invitations_token on invitations (token_hash);
create unique index invitations_open on invitations (environment_id, canonical_email, coalesce(organization_id, '')) where open;
create index invitations_email on invitations (environment_id, canonical_email, id);
create index invitations_organization on invitations (environment_id, organization_id, id);
create index invitations_membership on invitations (environment_id, organization_membership_id)
  where organization_membership_id is not null;
create index invitations_role on invitations (environment_id, role_slug) where open;
