-- The list of the dormant accounts. Sign-ins to others don't touch it.
drop index concurrently if exists account_dormant;
create index concurrently account_dormant on account (dormant_at, id) where dormant_at is not null;
