-- The user that a sign-up with the invitation has created. An invitation creates one, and then only that one can accept it.
alter table invitations add column admitted_user_id text collate "C";
