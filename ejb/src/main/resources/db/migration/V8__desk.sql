-- Staff look accounts up by the beginning of an address, in one service and one state at a time, in the order of the bytes: only
-- so does an index serve it, however the accounts are spread over services and states. The state is what AccountDirectory says.
create index account_directory on account (
    service,
    (case when closed_at is not null then 'CLOSED' when locked_at is not null then 'LOCKED'
          when password_hash is null then 'UNREGISTERED' else 'OPEN' end),
    (lower(email) collate "C"),
    id);

-- What staff have to do, and what has ended, newest first.
create index address_request_state on address_request (state, id);
create index address_request_finished on address_request (id) where finished_at is not null;
