-- An additional account that waits until the owner of its main account says whether an intruder invited it. It is locked
-- too, at the same moment. If the two times differ, staff have locked it since.
alter table account
    add suspended_at timestamptz;

-- When the event happened that a link lets its owner disavow. Null in links of the release before.
alter table owner_link
    add issued_at timestamptz;
