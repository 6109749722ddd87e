-- Which database this is, so that a node notices a restored backup or a copy, see decision 33. The newest row holds.

-- The cluster and the database in it. Another one after a restore or copy; the same after a failover. Empty if the
-- installation does not let this role ask.
create function database_identity() returns text language plpgsql stable as $$
begin
    return (select system_identifier from pg_catalog.pg_control_system())
        || '/' || (select oid from pg_catalog.pg_database where datname = current_database());
exception when insufficient_privilege then
    return '';
end $$;

create table database_origin (
    id bigint primary key,
    noted_at timestamptz not null,
    identity varchar(60) not null,
    -- Why it was restored or moved, as the operator typed it. Null for a new database, and for that of an earlier release.
    reason varchar(300)
);

insert into database_origin select nextval('id_seq'), now(), database_identity(), null;
