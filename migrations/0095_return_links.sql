-- A return link is mailed to IT contacts when single sign-on is activated: it opens the portal for a day, in case no one can sign in.
alter table portal_links drop constraint portal_links_kind_check;
alter table portal_links add constraint portal_links_kind_check check (kind in ('link', 'setup_link', 'return_link'));
drop index portal_links_expiry;
create index portal_links_expiry on portal_links (expires_at) where kind <> 'setup_link';
