-- Events can be inserted while this constraint is proved.
do $$
begin
    execute format('alter table audit_event validate constraint %I', (
        select conname from pg_constraint
        where conrelid = 'audit_event'::regclass and conname like 'audit\_event\_before\_%'));
end $$;

-- From here on sign-ins wait, for milliseconds: no row is read or written.
do $$
declare
    bound text := (
        select conname from pg_constraint
        where conrelid = 'audit_event'::regclass and conname like 'audit\_event\_before\_%');
    ends timestamp := to_date(right(bound, 7), 'YYYY_MM');
    first text := 'audit_event_' || to_char(ends - interval '1 month', 'YYYY_MM');
    index text;
begin
    perform set_config('lock_timeout', '10s', true);
    alter table audit_event rename to audit_event_first;
    for index in select indexrelid::regclass::text from pg_index where indrelid = 'audit_event_first'::regclass loop
        execute format('alter index %I rename to %I', index, replace(index, 'audit_event', first));
    end loop;
    drop trigger sealed_once on audit_event_first;

    create table audit_event (like audit_event_first including defaults including constraints)
        partition by range (occurred_at);
    execute format('alter table audit_event drop constraint %I', bound);
    -- Those of V1, V4 and V11: the partition brings its own.
    create index audit_event_account on audit_event (account_id, occurred_at);
    create index audit_event_unsealed on audit_event (id) where seal_id is null;
    create index audit_event_time on audit_event (occurred_at, id);
    create index audit_event_client on audit_event (client_address, occurred_at);
    create index audit_event_staff on audit_event (staff_id, occurred_at) where staff_id is not null;
    create index audit_event_rare_kind on audit_event (kind, occurred_at)
        where kind not in ('PASSWORD_REFUSED', 'OTP_ISSUED', 'OTP_SKIPPED', 'SIGNED_IN', 'SIGNED_OUT');
    -- A trigger for rows holds on all partitions, one for statements only on the table that a statement names.
    create trigger append_only before delete or truncate on audit_event
        for each statement execute function refuse_change();
    create trigger sealed_once before update on audit_event
        for each row when (old.seal_id is not null or to_jsonb(old) - 'seal_id' is distinct from to_jsonb(new) - 'seal_id')
        execute function refuse_change();

    execute format('alter table audit_event attach partition audit_event_first for values from (minvalue) to (%L)',
        ends at time zone 'Asia/Tokyo');
    execute format('alter table audit_event_first drop constraint %I', bound);
    execute format('alter table audit_event_first rename to %I', first);

    -- Takes what no month has room for, so that no sign-in fails for want of a partition; and what a dropped month leaves.
    create table audit_event_default (like audit_event including defaults including constraints);
    alter table audit_event_default add primary key (id);
    create trigger append_only before delete or truncate on audit_event_default
        for each statement execute function refuse_change();
    alter table audit_event attach partition audit_event_default default;
end $$;

-- All that creates or drops a partition is in these two functions. They run with the rights of the owner of the tables, so that a
-- role without these rights can be allowed to call one or the other.

-- Adds the partition of a month, given by its first day. False when there is one, or when events of the month are elsewhere already.
create function audit_month_add(month date) returns boolean language plpgsql security definer as $$
declare
    name text := 'audit_event_' || to_char(month, 'YYYY_MM');
    starts timestamptz := date_trunc('month', month::timestamp) at time zone 'Asia/Tokyo';
    ends timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'Asia/Tokyo';
begin
    perform pg_advisory_xact_lock('audit_event'::regclass::oid::bigint);
    if to_regclass(format('%I.%I', current_schema(), name)) is not null then
        return false;
    end if;
    perform set_config('lock_timeout', '2s', true);
    execute format('create table %I (like audit_event including defaults including constraints)', name);
    execute format('alter table %I add primary key (id)', name);
    execute format('create trigger append_only before delete or truncate on %I for each statement'
        || ' execute function refuse_change()', name);
    -- Inserts go on meanwhile.
    execute format('alter table audit_event attach partition %I for values from (%L) to (%L)', name, starts, ends);
    return true;
exception
    -- Within the first partition, or the default one holds such events.
    when invalid_object_definition or check_violation then
        return false;
end $$;

-- Drops a month, given by its first day, and every seal up to the last one whose events are all older than its end. Only for what a
-- checkpoint states. Events of the month that later seals cover go to the default partition, until the next month is dropped.
create function audit_month_drop(dropped date, last_seal bigint) returns void language plpgsql security definer as $$
declare
    name text := 'audit_event_' || to_char(dropped, 'YYYY_MM');
    ends timestamptz := (dropped::timestamp + interval '1 month') at time zone 'Asia/Tokyo';
begin
    -- Sign-ins wait behind the lock that a partition is detached with: it is taken last, and given up when others don't let go.
    perform set_config('lock_timeout', '2s', true);
    -- Nothing is sealed meanwhile.
    perform pg_advisory_xact_lock('audit_seal'::regclass::oid::bigint);
    if not exists (select from audit_checkpoint c join audit_seal s on s.seq = c.seq and s.mac = c.seal_mac
            where c.seq = last_seal and c.month = dropped) then
        raise exception 'no checkpoint states that % was exported up to seal %', name, last_seal;
    elsif exists (select from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'audit_event'::regclass and c.relname ~ '_\d{4}_\d{2}$' and c.relname < name) then
        raise exception 'a month before % is still there', name;
    elsif exists (select from audit_event where occurred_at < ends and seal_id is null) then
        raise exception '% has events that are not sealed', name;
    elsif exists (select from audit_event where occurred_at >= ends and seal_id <= last_seal) then
        raise exception 'seal % and those before it cover events of later months', last_seal;
    elsif not exists (select from audit_seal where seq > last_seal) then
        raise exception 'the chain would end: nothing is sealed after seal %', last_seal;
    end if;
    alter table audit_seal disable trigger append_only;
    delete from audit_seal where seq <= last_seal;
    alter table audit_seal enable trigger append_only;
    alter table audit_event_default disable trigger append_only;
    delete from audit_event_default where seal_id <= last_seal;
    alter table audit_event_default enable trigger append_only;
    execute format('alter table audit_event detach partition %I', name);
    execute format('insert into audit_event select * from %I where seal_id > %s', name, last_seal);
    execute format('drop table %I', name);
end $$;

do $$
declare
    called text;
begin
    foreach called in array array['audit_month_add(date)', 'audit_month_drop(date, bigint)'] loop
        -- Nobody's temporary table can take the place of one of ours.
        execute format('alter function %s set search_path = %I, pg_temp', called, current_schema());
        execute format('revoke execute on function %s from public', called);
    end loop;
    for ahead in 0..4 loop
        perform audit_month_add((date_trunc('month', now() at time zone 'Asia/Tokyo') + ahead * interval '1 month')::date);
    end loop;
end $$;
