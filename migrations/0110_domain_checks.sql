-- What DNS said when the record of a domain was last looked up: when, the records that were seen, and why it said nothing.
alter table organization_domains add column last_check jsonb;
