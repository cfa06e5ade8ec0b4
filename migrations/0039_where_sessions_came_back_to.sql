-- The application's address that the sign-in came back to: a sign-out shows the way there when no other address is set.
alter table sessions add column redirect_uri text;
