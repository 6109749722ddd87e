-- Why a member of staff acted, and at which office; beside the audit event, since a person typed it.
create table act_reason (
    event_id bigint primary key,
    staff_id bigint       not null,
    made_at  timestamptz  not null,
    reason   varchar(20)  not null,
    note     varchar(300) not null,
    office   varchar(60)  not null
);
create index act_reason_staff on act_reason (staff_id, made_at);
create index act_reason_made on act_reason (made_at);
