-- Where an attempt came from, as far as the server has a database of addresses, to a tenth of a degree (11 km).
alter table radar_attempts add column latitude real, add column longitude real;
