-- Marks a database as restored, so that no node starts before mypage.admin.restoration.AfterRestore has run. After
-- restore.sh a node sees that anyway. After a restore from an archive of the log (point in time) it can't, so run this
-- as a superuser before the first node connects. The backup of a release without this guard has nothing to mark.
do $$ begin
    if to_regclass('database_origin') is not null then
        insert into database_origin (id, noted_at, identity, reason)
            values (nextval('id_seq'), now(), 'restored', 'marked as restored');
    end if;
end $$;
