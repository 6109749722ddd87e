-- What one member of staff asked for and another must approve. It is carried out once, by the one statement that ends
-- WAITING. The details are what the act needs, a line "name=value" each; they hold no secret.
create table pending_act (
    id         bigint primary key,
    kind       varchar(30)   not null,
    -- What it is about, such as a service or the number of a member. One act of a kind waits for each.
    subject    varchar(254)  not null,
    details    varchar(2000) not null,
    asked_by   bigint        not null references staff,
    asked_at   timestamptz   not null,
    -- When it is carried out unless somebody stops it; null if it needs somebody who approves it.
    due_at     timestamptz,
    expires_at timestamptz   not null,
    state      varchar(10)   not null check (state in ('WAITING', 'DONE', 'REFUSED', 'WITHDRAWN', 'VOID', 'EXPIRED')),
    -- Null if it was carried out after the waiting time.
    decided_by bigint references staff,
    decided_at timestamptz
);
create unique index pending_act_waiting on pending_act (kind, subject) where state = 'WAITING';
create index pending_act_expiry on pending_act (expires_at);
