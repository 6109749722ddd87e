-- What the browser said it was when it signed in, in words for its owner; empty when it said nothing that is known.
alter table user_session
    add browser varchar(40) not null default '';
