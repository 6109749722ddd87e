-- The same act of staff on many accounts of a file. Its rows are what is still to do; one is deleted in the transaction of its act.
create table bulk_act (
    id          bigint primary key,
    kind        varchar(20)  not null check (kind in ('LOCK', 'SESSIONS', 'RESUME')),
    file_name   varchar(200) not null,
    staff_id    bigint       not null,
    reason      varchar(20)  not null,
    note        varchar(300) not null,
    office      varchar(60)  not null,
    made_at     timestamptz  not null,
    -- Null while it waits for a second member.
    started_at  timestamptz,
    finished_at timestamptz,
    accounts    integer      not null,
    done        integer      not null default 0,
    unchanged   integer      not null default 0,
    failed      integer      not null default 0
);
create index bulk_act_made on bulk_act (made_at);
create index bulk_act_running on bulk_act (id) where started_at is not null and finished_at is null;

create table bulk_act_row (
    act_id     bigint not null references bulk_act on delete cascade,
    account_id bigint not null references account on delete cascade,
    primary key (act_id, account_id)
);
create index bulk_act_row_account on bulk_act_row (account_id);
