-- What staff ask the audit trail, newest first. Every sign-in pays for each index, so there are no more than these: the newest events, those of
-- one client address; and of one member of staff or one kind, which are no entries at all for what a sign-in writes. Kinds that every
-- sign-in writes are found soon enough among the newest events.
-- (A B-tree, as a seal writes each event's row anew and wherever there is room: rows of one hour don't stay together, as a BRIN index would need.)
create index audit_event_time on audit_event (occurred_at, id);
create index audit_event_client on audit_event (client_address, occurred_at);
create index audit_event_staff on audit_event (staff_id, occurred_at) where staff_id is not null;
create index audit_event_rare_kind on audit_event (kind, occurred_at)
    where kind not in ('PASSWORD_REFUSED', 'OTP_ISSUED', 'OTP_SKIPPED', 'SIGNED_IN', 'SIGNED_OUT');

-- The number of an account that was closed, by its address.
create index account_closed_email on account (service, lower(email)) where closed_at is not null;

-- Each check of the chain of audit events: asked for by a member of staff, or by the timer where staff_id is null. One whose node died
-- stays without an end.
create table audit_check (
    id            bigint primary key,
    staff_id      bigint,
    expected_head varchar(300),
    started_at    timestamptz not null,
    finished_at   timestamptz,
    seals         bigint,
    sealed        bigint,
    unsealed      bigint,
    head          varchar(300),
    defect        varchar(500)
);
