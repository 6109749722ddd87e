-- Budgets of tries, one row for each that is not full; the key is a hash of what it is for.
create table throttle (
    key     bytea       primary key,
    full_at timestamptz not null
);
create index throttle_full on throttle (full_at);

-- A browser that has signed in to the account, or whose user has proved to read its mail.
create table known_browser (
    hash         bytea primary key,
    account_id   bigint      not null references account on delete cascade,
    signed_in_at timestamptz,
    expires_at   timestamptz not null
);
create index known_browser_account on known_browser (account_id);
create index known_browser_expiry on known_browser (expires_at);

-- A mailed number that makes a browser known while strangers use up the account's tries.
create table sign_in_pass (
    id         bigint primary key,
    account_id bigint      not null references account on delete cascade,
    code_hash  bytea       not null,
    expires_at timestamptz not null
);
create index sign_in_pass_account on sign_in_pass (account_id);
create index sign_in_pass_expiry on sign_in_pass (expires_at);

-- An attempt that began before counts as one of a browser that nobody knows.
alter table sign_in_attempt add browser_hash bytea not null default decode(md5(random()::text), 'hex');

-- Wrong codes in a row, whatever the challenge, since the account's access last began anew; a row that counts some is kept.
alter table otp_challenge
    add failures          integer not null default 0,
    add access_generation integer not null default 0;
drop index otp_challenge_expiry;
create index otp_challenge_expiry on otp_challenge (expires_at) where failures = 0;
