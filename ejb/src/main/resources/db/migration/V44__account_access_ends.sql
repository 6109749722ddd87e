-- A new epoch or a lock of the account ends sessions whose rows stay until they expire. Their visits end at once: when
-- the transaction commits, since until then a session may be carried over into the new epoch. As the owner, because nodes
-- of the release before have no right to delete visits.
create function account_access_ended() returns trigger language plpgsql security definer as $$
begin
    delete from openid_visit v using user_session s, account a
        where v.session_id = s.id and s.account_id = a.id and a.id = new.id
            and (s.access_generation <> a.access_generation or a.locked_at is not null);
    return null;
end $$;

do $$
begin
    -- Nobody's temporary table can take the place of ours.
    execute format('alter function account_access_ended() set search_path = %I, pg_temp', current_schema());
    revoke execute on function account_access_ended() from public;
end $$;

create constraint trigger account_access_ended after update on account deferrable initially deferred for each row
    when (old.access_generation <> new.access_generation or old.locked_at is null and new.locked_at is not null)
    execute function account_access_ended();
