-- Staff look accounts up by the beginning of their domain, in one service and one state at a time, as account_directory does by the beginning of
-- the address, see decision 42. The key and the state are those of AccountSummaryRepository.
drop index concurrently if exists account_domain;
create index concurrently account_domain on account (
    service,
    (case when closed_at is not null then 'CLOSED' when suspended_at = locked_at then 'SUSPENDED'
          when locked_at is not null then 'LOCKED' when password_hash is null then 'UNREGISTERED'
          when dormant_at is not null then 'DORMANT' else 'OPEN' end),
    ((split_part(lower(email), '@', 2) || '@' || split_part(lower(email), '@', 1)) collate "C"),
    id);
-- The lists of accounts that staff may have to do something about. No sign-in touches these.
drop index concurrently if exists account_locked;
create index concurrently account_locked on account (locked_at, id) where locked_at is not null and closed_at is null;
drop index concurrently if exists account_undelivered;
create index concurrently account_undelivered on account (undelivered_at, id) where undelivered_at is not null;
