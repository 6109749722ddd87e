-- The name of the browser that owners see beside their sign-ins, see BrowserFamily. No seal covers it: a browser can claim any name, and nodes of
-- the release before seal events of this one. The trigger keeps it from being changed.
alter table audit_event add column browser varchar(40);
