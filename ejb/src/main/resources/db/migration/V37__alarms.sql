-- What members of staff should look at: events, and urgent states for as long as they last. Deleted some time after they ended.
create table alarm (
    id         bigint primary key,
    kind       varchar(30) not null,
    -- Whom or what it is about, depending on the kind; empty and 0 when nothing in particular.
    service    varchar(20) not null,
    subject_id bigint      not null,
    times      integer     not null,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    -- Who has looked at it.
    seen_at    timestamptz,
    seen_by    bigint references staff,
    mailed_at  timestamptz
);
-- What happens again before anybody has looked is the same alarm.
create unique index alarm_open on alarm (kind, service, subject_id) where seen_at is null;
create index alarm_last on alarm (last_at);
