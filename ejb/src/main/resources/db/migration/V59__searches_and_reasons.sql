-- Searches of the audit trail that a member of staff wants to repeat. What was typed may name a person, so it is encrypted.
create table saved_search (
    staff_id   bigint      not null,
    name       varchar(40) not null,
    fields     bytea       not null,
    expires_at timestamptz not null,
    primary key (staff_id, name)
);
create index saved_search_expires on saved_search (expires_at);

-- Why services close, in languages other than Japanese.
create table maintenance_reason (
    window_id bigint       not null references maintenance_window on delete cascade,
    language  varchar(10)  not null,
    reason    varchar(500) not null,
    primary key (window_id, language)
);
