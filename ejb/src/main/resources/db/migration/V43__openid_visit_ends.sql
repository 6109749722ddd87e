-- A visit ends with its session, whatever ends that. The application is told in the same transaction.

-- By which name the application knows the user. The rows of the account may be gone when the visit ends. Null for
-- visits from before this migration.
alter table openid_visit add column subject varchar(43);

create function openid_visit_ended() returns trigger language plpgsql as $$
begin
    insert into http_post (id, kind, host, payload, created_at, next_try_at)
        select nextval('id_seq'), 'APPLICATION_LOGOUT', substring(backchannel_logout_uri from '^https?://([^/?#]+)'),
            json_build_object('client', client_id, 'sid', old.sid, 'sub', old.subject)::text, now(), '-infinity'
        from openid_client
        where id = old.client_id and backchannel_logout_uri is not null and disabled_at is null;
    return null;
end $$;

do $$
begin
    execute format('alter function openid_visit_ended() set search_path = %I, pg_temp', current_schema());
end $$;

create trigger openid_visit_ended after delete on openid_visit for each row execute function openid_visit_ended();
