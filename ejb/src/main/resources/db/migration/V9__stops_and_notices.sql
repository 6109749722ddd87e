-- A stop closes one or several services; one that is to come may be called off, and is kept as a record like all others.
alter table maintenance_window
    add services       varchar(60),
    add approximate    boolean not null default true,
    add announced_from timestamptz,
    add title          varchar(100),
    add reason         varchar(500),
    add issuers        varchar(200),
    add cancelled_at   timestamptz,
    add version        integer not null default 0;
update maintenance_window set services = coalesce(service, 'SEEKER,EMPLOYER,JOB_INFORMATION');
alter table maintenance_window
    alter services set not null,
    add check (services ~ '^(SEEKER|EMPLOYER|JOB_INFORMATION)(,(SEEKER|EMPLOYER|JOB_INFORMATION)){0,2}$'),
    drop service;
create index maintenance_window_end on maintenance_window (ends_at, id);

-- What users of some services are told from one time until another, or until it is removed (requirements 64 and 65).
create table notice (
    id          bigint primary key,
    services    varchar(60) not null
        check (services ~ '^(SEEKER|EMPLOYER|JOB_INFORMATION)(,(SEEKER|EMPLOYER|JOB_INFORMATION)){0,2}$'),
    shown_from  timestamptz not null,
    shown_until timestamptz,
    issuers     varchar(200),
    changed_at  timestamptz not null,
    removed_at  timestamptz,
    version     integer     not null default 0,
    check (shown_until > shown_from)
);
create index notice_shown on notice (shown_until) where removed_at is null;

-- In Markdown; always in Japanese.
create table notice_text (
    notice_id bigint        not null references notice on delete cascade,
    language  varchar(10)   not null
        check (language in ('JA', 'JA_EASY', 'EN', 'ZH_HANS', 'PT', 'ES', 'TL', 'VI')),
    title     varchar(100)  not null,
    body      varchar(4000) not null,
    primary key (notice_id, language)
);
