-- Accounts of another system keep their passwords. Its hashes, in ours if they are weak, are longer once they are sealed.
alter table account alter password_hash type varchar(512);

-- The functions that such hashes need, as far as a check of one takes time.
create table legacy_function (
    name varchar(60) primary key
);

-- What the other system said of an account when it was imported, as a keyed hash: so a later import knows what changed.
create table account_origin (
    account_id  bigint primary key references account on delete cascade,
    fingerprint bytea not null,
    -- Since when the other system had it locked; null if it had not.
    locked_at   timestamptz
);

-- An import of such accounts. Its position is stored with each batch, so that it goes on there after a crash.
create table legacy_import (
    id          bigint primary key,
    source      varchar(200) not null,
    started_at  timestamptz  not null,
    finished_at timestamptz,
    -- Main accounts, then additional ones, then those that are missing.
    stage       integer      not null default 0,
    position    bigint       not null default 0,
    -- How many missing accounts may be closed.
    closing     integer      not null,
    created     integer      not null default 0,
    changed     integer      not null default 0,
    closed      integer      not null default 0
);
create unique index legacy_import_unfinished on legacy_import ((true)) where finished_at is null;

-- The lines of the import that runs. A crash of the database empties it, and the file is read again.
create unlogged table legacy_row (
    line            integer primary key,
    -- As accounts have them if they are good, else as typed.
    service         varchar(100) not null,
    email           varchar(300) not null,
    main            varchar(300),
    password_hash   varchar(512),
    function        varchar(60),
    fingerprint     bytea,
    language        varchar(10),
    created_at      timestamptz,
    last_sign_in_at timestamptz,
    locked_at       timestamptz,
    -- NEW, CHANGED, SAME or KEPT for good lines.
    outcome         varchar(10),
    -- Why the line is refused.
    reason          varchar(20),
    -- The earlier line that has the same account.
    first_line      integer
);
