-- A file of accounts that a member of staff uploaded. Counts stand here, so that nobody has to count rows.
create table account_import (
    id           bigint primary key,
    file_name    varchar(200) not null,
    charset      varchar(20)  not null,
    state        varchar(20)  not null check (state in ('CHECKED', 'RUNNING', 'CANCELLED', 'FINISHED')),
    good         integer      not null,
    bad          integer      not null,
    -- Of the good ones, those whose account waits for its owner already.
    again        integer      not null,
    invited      integer      not null default 0,
    there        integer      not null default 0,
    failed       integer      not null default 0,
    uploaded_by  bigint       not null references staff,
    uploaded_at  timestamptz  not null,
    confirmed_by bigint references staff,
    confirmed_at timestamptz,
    -- Since when nothing happens to it: the rows are deleted some time after; null while it runs.
    resting_at   timestamptz,
    check (invited + there + failed <= good),
    check ((state = 'RUNNING') = (resting_at is null))
);
create index account_import_running on account_import (id) where state = 'RUNNING';

-- One line of it: as accounts keep it when it is good, else as it was typed.
create table import_row (
    import_id  bigint       not null references account_import on delete cascade,
    line       integer      not null,
    service    varchar(100) not null,
    email      varchar(300) not null,
    state      varchar(20)  not null check (state in ('GOOD', 'BAD', 'INVITED', 'THERE', 'FAILED')),
    reason     varchar(20),
    -- The earlier line that says the same.
    first_line integer,
    tries      integer      not null default 0,
    primary key (import_id, line),
    check ((reason is not null) = (state in ('BAD', 'THERE', 'FAILED')))
);
create index import_row_waiting on import_row (import_id, line) where state = 'GOOD';
create index import_row_reason on import_row (import_id, line) where reason is not null;

-- Mails of an import give way to those that somebody waits for.
alter table outbox_message
    add bulk boolean not null default false;
drop index outbox_message_due;
create index outbox_message_due on outbox_message (bulk, next_try_at) where state = 'QUEUED';
