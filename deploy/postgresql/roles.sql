-- The two database roles of MyPage, see docs/operations. A superuser runs this in the database of MyPage, before the
-- first start, and once for an installation whose nodes still own their tables:
--
--     createdb mypage
--     psql -v ON_ERROR_STOP=1 -d mypage -f roles.sql
--     psql -d mypage -c '\password mypage_owner' -c '\password mypage'
--
-- mypage_owner owns the database, its schema and all that is in it, and migrates it. Nodes connect as mypage, which owns
-- nothing. What mypage may do is in rights.sql of the release, which the owner applies after each migration.
--
-- The script does all of it or nothing. It may run again at any time, also while nodes run.
begin;
set local lock_timeout = '10s';
-- So nobody applies rights.sql meanwhile.
select pg_advisory_xact_lock(hashtextextended('mypage rights', 0));
-- PostgreSQL looks for deadlocks after a second. This gives way before, so that no transaction of a user is ended.
set local lock_timeout = '200ms';

do $$
declare
    granted regrole;
    kept regclass;
    tries int := 0;
begin
    if to_regrole('mypage_owner') is null then
        create role mypage_owner login;
    end if;
    if to_regrole('mypage') is null then
        create role mypage login;
    end if;
    if exists (select from pg_roles where rolname = 'mypage'
            and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)) then
        alter role mypage nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
    end if;
    for granted in select roleid::regrole from pg_auth_members where member = 'mypage'::regrole loop
        execute format('revoke %s from mypage', granted);
    end loop;
    -- A membership that another role granted stays with that statement since PostgreSQL 16.
    if exists (select from pg_auth_members where member = 'mypage'::regrole) then
        raise exception 'mypage is still a member of %: revoke that with GRANTED BY, then run this again',
            (select string_agg(format('%s, granted by %s', roleid::regrole, grantor::regrole), '; ')
                from pg_auth_members where member = 'mypage'::regrole);
    end if;

    if exists (select from pg_class where relowner = 'mypage'::regrole and relnamespace = 'public'::regnamespace) then
        -- It takes every table. If somebody holds one, all others are let go until the next try.
        loop
            begin
                reassign owned by mypage to mypage_owner;
                exit;
            exception when lock_not_available or deadlock_detected then
                tries := tries + 1;
                if tries = 35 then
                    raise;
                end if;
                perform pg_sleep(0.1);
            end;
        end loop;
        -- With these rights, nodes that run already go on until the owner applies rights.sql.
        grant select, insert, update, delete on all tables in schema public to mypage;
        grant usage on all sequences in schema public to mypage;
        for kept in select oid::regclass from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                and relname ~ '^(audit_event.*|audit_seal|audit_checkpoint|flyway_schema_history)$' loop
            execute format('revoke all on %s from mypage', kept);
        end loop;
        grant select on flyway_schema_history to mypage;
        grant select, insert, update (seal_id) on audit_event to mypage;
        grant select, insert on audit_seal to mypage;
        if to_regclass('audit_checkpoint') is not null then
            grant select on audit_checkpoint to mypage;
            grant execute on function audit_month_add(date) to mypage;
        end if;
    end if;

    execute format('alter database %I owner to mypage_owner', current_database());
    execute format('revoke all on database %I from public, mypage', current_database());
    execute format('grant connect on database %I to mypage', current_database());
    alter schema public owner to mypage_owner;
    revoke all on schema public from public, mypage;
    grant usage on schema public to mypage;
end $$;

commit;
