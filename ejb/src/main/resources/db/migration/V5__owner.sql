-- What the browser said it was when it signed in, in words for its owner; empty when it said nothing that is known.
alter table user_session
    add browser varchar(40) not null default '';

-- Sessions and waiting sign-ins of a generation end when the account goes on to the next.
alter table account
    add access_generation integer not null default 0;
alter table user_session
    add access_generation integer not null default 0;
alter table sign_in_attempt
    add access_generation integer not null default 0;

-- What an owner who is not signed in may do once: with a link from a mail, or with the cookie that such a link led to.
create table owner_link (
    id         bigint primary key,
    account_id bigint      not null references account on delete cascade,
    purpose    varchar(20) not null check (purpose in ('NOT_ME', 'PASSWORD_RESET')),
    token_hash bytea       not null unique,
    expires_at timestamptz not null
);
create index owner_link_account on owner_link (account_id);
create index owner_link_expiry on owner_link (expires_at);

-- When the session's user last proved both factors again, and the tries of that since.
alter table user_session
    add confirmed_at  timestamptz,
    add confirm_tries integer not null default 0;

-- The session that an attempt is to confirm; null where it is to open a new one.
alter table sign_in_attempt
    add session_id bigint;
