-- Since when this database is used by a release that reads sealed passwords. Passwords are sealed some time later, so
-- that nodes of the release before can read them until then. A database without passwords has no such node.
create table password_sealing (
    only_row      boolean primary key default true check (only_row),
    first_seen_at timestamp with time zone not null
);

insert into password_sealing (first_seen_at)
select case when exists (select from account where password_hash is not null)
                 or exists (select from staff where password_hash is not null)
            then now() else timestamptz '1970-01-01 00:00:00Z' end;
