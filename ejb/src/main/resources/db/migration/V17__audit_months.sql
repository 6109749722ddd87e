-- The audit trail gets a partition for each month of Japan, see decision 22. This step only promises until when the table holds all
-- events: V18 proves that without a lock that anybody waits for, and makes the table the first partition. At least a month is left
-- until then, should V18 have to wait.
do $$
declare
    ends timestamp := greatest(
        date_trunc('month', now() at time zone 'Asia/Tokyo') + interval '2 months',
        (select date_trunc('month', max(occurred_at) at time zone 'Asia/Tokyo') + interval '1 month' from audit_event));
begin
    perform set_config('lock_timeout', '10s', true);
    execute format('alter table audit_event add constraint %I check (occurred_at < %L) not valid',
        'audit_event_before_' || to_char(ends, 'YYYY_MM'), ends at time zone 'Asia/Tokyo');
end $$;

-- What was dropped from the chain, after it was exported: everything up to this seal. The MAC, under a key outside the database, covers the
-- row and the one before it.
create table audit_checkpoint (
    seq        bigint primary key,
    seal_mac   bytea       not null,
    -- The first day of the month whose partition was dropped.
    month      date        not null,
    -- In the exported file, and the SHA-256 of that file.
    events     bigint      not null,
    file_hash  bytea       not null,
    dropped_at timestamptz not null,
    mac        bytea       not null
);
create trigger append_only before update or delete or truncate on audit_checkpoint
    for each statement execute function refuse_change();
