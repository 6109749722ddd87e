-- Whether somebody got what was asked for; derived from the kind when the event is written.
alter table audit_event
    add outcome varchar(10) check (outcome in ('SUCCESS', 'FAILURE')),
    add seal_id bigint;
update audit_event set outcome = case when kind in ('PASSWORD_REFUSED', 'OTP_WRONG') then 'FAILURE' else 'SUCCESS' end;
alter table audit_event alter outcome set not null;

-- What the next seal has to take in; next to nothing, however many events there are.
create index audit_event_unsealed on audit_event (id) where seal_id is null;

-- The chain: each seal's MAC covers its events and the MAC before it, under a key outside the database.
create table audit_seal (
    seq       bigint primary key,
    sealed_at timestamptz not null,
    events    integer     not null,
    mac       bytea       not null
);

-- Append-only, but for a seal, which an event gets once.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger append_only before delete or truncate on audit_event
    for each statement execute function refuse_change();
create trigger sealed_once before update on audit_event
    for each row when (old.seal_id is not null or to_jsonb(old) - 'seal_id' is distinct from to_jsonb(new) - 'seal_id')
    execute function refuse_change();
create trigger append_only before update or delete or truncate on audit_seal
    for each statement execute function refuse_change();
