-- Staff look accounts up by the beginning of an address, in one service and one state at a time. The key of account_directory does not tell dormant
-- accounts from other open ones, nor suspended from other locked ones, so that a search for these few read all the others. Here, the state is
-- that of account_domain. The release before uses account_directory; it can go when that runs nowhere.
drop index concurrently if exists account_address;
create index concurrently account_address on account (
    service,
    (case when closed_at is not null then 'CLOSED' when suspended_at = locked_at then 'SUSPENDED'
          when locked_at is not null then 'LOCKED' when password_hash is null then 'UNREGISTERED'
          when dormant_at is not null then 'DORMANT' else 'OPEN' end),
    (lower(email) collate "C"),
    id);
